import { sql } from "drizzle-orm";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { findBoardById } from "../../boards/queries.ts";
import { SWEEP_MAX } from "../../limits.ts";
import { listUnreadIds } from "../../lists/queries.ts";
import { findScope } from "../../lists/scope.ts";
import { canKeepPlace } from "../../policy.ts";
import { SweepUnread } from "../input.ts";

/** 全部标为已读: of what the list shows that it stands at, a board, a unit, or everything that the reader sees. Each line remembers from where it was moved. */
export const sweepUnread = command({
  event: "forum.reading.swept",
  input: SweepUnread,
  limit: "forum.own",
  isPrivate: true,
  async load(tx, actor, { boardId, unit }) {
    const named = await findScope(actor, { unit: unit || undefined }, tx);
    const board = boardId === null ? null : await findBoardById(actor, boardId, tx);
    if (!named || (boardId !== null && !board)) return null;
    return { scope: { ...named.scope, boardId }, boardSlug: board?.slug ?? "" };
  },
  allow: canKeepPlace,
  async run(tx, { actor, input: { unit }, subject: { scope, boardSlug } }) {
    const unread = await listUnreadIds(actor, scope, { limit: SWEEP_MAX }, tx);
    const ids = `{${unread.map(({ id }) => id).join(",")}}`;
    const [sweep] = await tx.execute<{ id: string }>(sql`with sweep as (select uuidv7() as id), swept as (
      insert into thread_members as mine (member_id, thread_id, last_read_number, swept_by)
      select ${memberId(actor)}::uuid, t.id, t.last_shown_number, sweep.id from sweep, threads t
      where t.id = any(${ids}::uuid[])
      on conflict (member_id, thread_id) do update set
        last_read_number = greatest(mine.last_read_number, excluded.last_read_number),
        swept_by = excluded.swept_by, swept_from = mine.last_read_number, updated_at = now())
      select id from sweep`);
    return { id: sweep!.id, list: { board: boardSlug, unit }, count: unread.length };
  },
});
