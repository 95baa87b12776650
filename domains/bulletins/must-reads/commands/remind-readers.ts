import { and, eq, sql } from "drizzle-orm";
import { readReminders } from "#db/schema/must-reads.ts";
import { units } from "#db/schema/units.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { findAskedBulletin } from "../asked.ts";
import { RemindReaders } from "../input.ts";
import { canRemind } from "../policy.ts";
import { unreadOf } from "../readers.ts";

/** 一键催读: everyone of the unit who has not read and was not reminded of it within the last day. */
export const remindReaders = command({
  event: "bulletins.readers.reminded",
  input: RemindReaders,
  async load(tx, actor, { bulletinId, unitId }) {
    const [unit] = await tx.select({ path: units.path }).from(units).where(eq(units.id, unitId));
    const bulletin = unit && (await findAskedBulletin(actor, bulletinId, tx));
    return bulletin ? { ...bulletin, path: unit.path } : null;
  },
  allow: (actor, { path }) => canRemind(actor, path),
  async run(tx, { actor, input: { bulletinId, unitId, note }, subject: { title } }) {
    const [reminder] = await tx
      .insert(readReminders)
      .values({ bulletinId, unitId, remindedBy: memberId(actor), note })
      .returning({ id: readReminders.id });
    const reached = await tx.execute(sql`
      insert into read_reminded (reminder_id, member_id, bulletin_id)
      select ${reminder!.id}, p.member_id, ${bulletinId}::uuid from unit_people p
      where ${and(unreadOf(bulletinId, unitId), isDue(bulletinId))}
      returning member_id`);
    if (reached.length === 0) throw invalid("form", "nobodyToRemind");
    return {
      id: bulletinId,
      unitId,
      count: reached.length,
      payload: { bulletinId, title, unitId, reminderId: reminder!.id, count: reached.length },
    };
  },
});

/** Nobody is reminded of the same bulletin twice a day. */
const isDue = (bulletinId: string) => sql`not exists (select from read_reminded t where t.bulletin_id = ${bulletinId}
  and t.member_id = p.member_id and t.reminded_at > now() - interval '20 hours')`;
