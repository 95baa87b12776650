import type { MetadataRoute } from "next";
import { originHere } from "#domains/edge/origin.ts";
import { PUBLIC_PATH } from "#domains/edge/paths.ts";

export const dynamic = "force-dynamic";

/** Search engines may keep what is public, and nothing else. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const rules = { userAgent: "*", allow: PUBLIC_PATH, disallow: "/" };
  return { rules, sitemap: `${await originHere()}/sitemap.xml` };
}
