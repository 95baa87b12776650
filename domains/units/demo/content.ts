import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";

/**
 * Acts of the demonstration's people on each other. What somebody real has done, or what was done to them, stays in the log
 * of moderation, although what it was about goes: the database itself refuses to remove it.
 */
const STAGED_ACTS = `select a.id from moderation_actions a join members m on m.id = a.actor_id and m.is_demo
  where a.thread_id in (select id from doomed)
    and not exists (select from members p where p.id = a.member_id and not p.is_demo)`;

/** What goes, children first: everything on demonstration boards and bulletins, whoever wrote it there. */
const CONTENT = [
  "topics where is_demo",
  "inbox_items where thread_id in (select id from doomed)",
  "queue_items where thread_id in (select id from doomed)",
  `warnings where action_id in (${STAGED_ACTS})`,
  `appeals where action_id in (${STAGED_ACTS})`,
  "flags where post_id in (select id from posts where thread_id in (select id from doomed))",
  `moderation_actions a where id in (${STAGED_ACTS})
    and not exists (select from mutes m where a.id in (m.action_id, m.lifted_by))
    and not exists (select from warnings w where a.id in (w.action_id, w.withdrawn_by))
    and not exists (select from appeals p where p.decided_by = a.id)`,
  "threads where id in (select id from doomed)",
  "boards where is_demo",
  "label_groups where is_demo",
  "case_questions where case_id in (select id from cases where is_demo)",
  "cases where is_demo",
  "media_uses where carrier_id in (select id from bulletins where is_demo union select p.id from publications p join bulletins b on b.id = p.bulletin_id where b.is_demo)",
  "media_uses where carrier_id in (select id from library_items where is_demo)",
  "library_items where is_demo",
  "bulletin_reads where bulletin_id in (select id from bulletins where is_demo)",
  "publications where bulletin_id in (select id from bulletins where is_demo)",
  "bulletins where is_demo",
];

/** Pictures that nothing carries any more go with the daily sweep. */
export async function removeDemoContent(tx: Tx): Promise<void> {
  await tx.execute(sql`create temporary table doomed on commit drop as
    select t.id from threads t left join boards b on b.id = t.board_id where t.is_demo or b.is_demo
      or t.bulletin_id in (select id from bulletins where is_demo)
      or t.case_question_id in (select q.id from case_questions q join cases c on c.id = q.case_id where c.is_demo)`);
  await tx.execute(sql`select set_config('qingfeng.clearing_demo', 'on', true)`);
  for (const part of CONTENT) await tx.execute(sql.raw(`delete from ${part}`));
}
