import { DEMO_NAME } from "#db/enums/demo.ts";
import type { SeedUnit } from "./types.ts";

export const units: SeedUnit[] = [
  { slug: "group", parent: null, ...DEMO_NAME },
  { slug: "office", parent: "group", name: "机关党委", enName: "Headquarters Party Committee" },
  { slug: "office-1", parent: "office", name: "第一支部", enName: "First Branch" },
  { slug: "office-2", parent: "office", name: "第二支部", enName: "Second Branch" },
  { slug: "works", parent: "group", name: "工程公司", enName: "Engineering Company" },
  { slug: "works-1", parent: "works", name: "第一项目部", enName: "First Project Site" },
  { slug: "works-2", parent: "works", name: "第二项目部", enName: "Second Project Site" },
  { slug: "logistics", parent: "group", name: "物流公司", enName: "Logistics Company" },
  { slug: "logistics-1", parent: "logistics", name: "仓储分公司", enName: "Warehousing Branch" },
];

/** The unit itself and every unit above it, the root last. */
export function unitAndAbove(slug: string): string[] {
  const unit = units.find((one) => one.slug === slug);
  if (!unit) throw new Error(`no such unit: ${slug}`);
  return unit.parent === null ? [unit.slug] : [unit.slug, ...unitAndAbove(unit.parent)];
}
