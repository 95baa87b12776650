import { sql } from "drizzle-orm";
import { statement } from "#db/statement.ts";
import { followingOf } from "../reading/follow.ts";

type Values = {
  threadId: string;
  /** Where the thread lay when it was loaded. */
  unitId: string | null;
  /** As whom it is said. */
  authorId: string;
  /** Who says it. */
  memberId: string;
  parentNumber: number | null;
  /** JSON */
  body: string;
  isPending: boolean;
  draftVersion: string | null;
};

/**
 * All that a reply changes in the forum, in one statement, for nothing is written here more often. The number is given by
 * the UPDATE that raises the counters: concurrent replies queue at this row and nowhere else. The post, the writer's place
 * in the thread and their finished draft follow from it. No row comes back when the thread was locked, emptied or moved
 * since it was loaded.
 */
export const storeReply = statement<{ id: string; number: number }, Values>(
  () => sql`with numbered as (
    update threads set last_number = last_number + 1,
      post_count = post_count + ${ifShown(sql`1`, sql`0`)},
      last_shown_number = ${ifShown(sql`last_number + 1`, sql`last_shown_number`)},
      last_post_at = ${ifShown(sql`greatest(last_post_at, now())`, sql`last_post_at`)},
      last_poster_id = ${ifShown(sql`case when now() >= last_post_at then ${author} else last_poster_id end`, sql`last_poster_id`)}
    where id = ${thread} and locked_by is null and (post_count > 0 or board_id is null)
      and unit_id is not distinct from ${sql.placeholder("unitId")}::uuid
    returning id, last_number as number
  ), written as (
    insert into posts (thread_id, number, parent_number, author_id, body, pending_since)
    select id, number, ${sql.placeholder("parentNumber")}::int, ${author}, ${sql.placeholder("body")}::jsonb,
      ${ifShown(sql`null`, sql`now()`)}
    from numbered returning id, number
  ), followed as (
    ${followingOf(writer, sql`numbered`)}
  ), drafted as (
    delete from drafts where member_id = ${writer} and kind = 'reply' and target_id = ${thread}
      and version = ${sql.placeholder("draftVersion")}::uuid
  )
  select id, number from written`,
);

const thread = sql`${sql.placeholder("threadId")}::uuid`;
const author = sql`${sql.placeholder("authorId")}::uuid`;
const writer = sql`${sql.placeholder("memberId")}::uuid`;

const ifShown = (shown: typeof thread, waiting: typeof thread) =>
  sql`case when ${sql.placeholder("isPending")}::boolean then ${waiting} else ${shown} end`;
