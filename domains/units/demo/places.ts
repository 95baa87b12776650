import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { DEMO_NAME, NO_NAME } from "#db/enums/demo.ts";
import { organisation } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { removeUnreferenced } from "./remove.ts";

/**
 * Invented units and columns go as far as nothing real lies in them. A unit in which nobody real is at present, yet
 * somebody was or something lies, is taken out of use. What stays is the organisation's own from now on.
 */
export async function removeDemoPlaces(tx: Tx): Promise<void> {
  await tx.execute(sql`delete from route_rules where column_id in (select c.id from bulletin_columns c where c.is_demo
    and not exists (select from bulletins b where b.column_id = c.id)
    and not exists (select from publications p where p.column_id = c.id))`);
  await removeUnreferenced(tx, "bulletin_columns", "is_demo order by parent_id nulls last");
  await removeUnreferenced(tx, "units", "is_demo and parent_id is not null order by nlevel(path) desc");
  await tx.execute(sql`update units u set deactivated_at = now()
    where is_demo and parent_id is not null and deactivated_at is null and not exists (
      select from units below left join memberships m on m.unit_id = below.id and m.ended_at is null
      where below.path <@ u.path and below.deactivated_at is null and (m.id is not null or not below.is_demo))`);
  await tx.execute(sql`update bulletin_columns set is_demo = false where is_demo`);
  await tx.execute(sql`update units set is_demo = false where is_demo`);
}

/** The name goes where it is still the demonstration's; the root unit stays, for everything hangs on it. */
export async function forgetDemoName(tx: Tx): Promise<void> {
  await tx.update(organisation).set(NO_NAME).where(eq(organisation.name, DEMO_NAME.name));
  await tx.update(units).set(NO_NAME).where(sql`${units.parentId} is null and ${units.name} = ${DEMO_NAME.name}`);
  await tx.update(organisation).set({ demoSince: null });
}
