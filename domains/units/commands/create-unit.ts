import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { units } from "#db/schema/units.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { pinyinOf } from "#lib/pinyin.ts";
import { CreateUnit, SLUG } from "../input.ts";
import { canAdministerUnits } from "../policy.ts";
import { DEPTH_MAX, depthOf, findUnitToChange, nextPosition } from "../tree.ts";

/** A unit below another. Refuses a slug in use (`taken`), a parent that is out of use, and a chain that is too deep. */
export const createUnit = command({
  event: "units.unit.created",
  input: CreateUnit,
  load: (tx, actor, input) => findUnitToChange(actor, input.parentId, tx),
  allow: canAdministerUnits,
  async run(tx, { input, subject: parent }) {
    if (parent.deactivatedAt) throw invalid("parentId", "unitInactive");
    if (depthOf(parent.path) >= DEPTH_MAX) throw invalid("parentId", "tooDeep");
    const slug = input.slug || (await freeSlug(input.enName || input.name, tx));
    if (await isTaken(slug, tx)) throw invalid("slug", "taken");
    const [row] = await tx
      .insert(units)
      .values({
        slug,
        name: input.name,
        enName: input.enName,
        parentId: parent.id,
        path: `${parent.path}.${slug}`,
        position: await nextPosition(parent.id, tx),
      })
      .returning({ id: units.id });
    await announce(tx, "actors", { unit: slug });
    return { id: row!.id, unitId: row!.id, slug, tags: ["organisation"], payload: { slug, parent: parent.slug } };
  },
});

const isTaken = async (slug: string, tx: Tx) =>
  (await tx.select({ id: units.id }).from(units).where(eq(units.slug, slug))).length > 0;

const SLUG_ROOM = 40;

/** The name in Latin letters, with a number where that is in use. */
async function freeSlug(name: string, tx: Tx): Promise<string> {
  const letters = pinyinOf(name).pinyin.replace(/[^a-z0-9]+/g, "-");
  const wanted = letters.slice(0, SLUG_ROOM).replace(/^[^a-z]+|-+$/g, "");
  const base = SLUG.test(wanted) ? wanted : "unit";
  const rows = await tx
    .select({ slug: units.slug })
    .from(units)
    .where(sql`${units.slug} = ${base} or ${units.slug} like ${`${base}-%`}`);
  const used = new Set(rows.map((row) => row.slug));
  let slug = base;
  for (let number = 2; used.has(slug); number++) slug = `${base}-${number}`;
  return slug;
}
