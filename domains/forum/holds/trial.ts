import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { readablePosts, titleFor } from "../visibility.ts";
import { meets } from "./hold.ts";
import type { HoldRule } from "./queries.ts";
import { saidIn } from "./said.ts";

/** How far a trial looks back. */
export const TRIAL_POSTS = 200;

type Tried = Pick<HoldRule, "kind" | "words" | "amount" | "minutes" | "unitPath">;

/**
 * A dry run: those of the area's last 200 posts that a rule would have held, as far as the actor may read them. What is
 * asked of the person is asked as of the moment at which they wrote.
 */
export async function listTrial(actor: Actor, rule: Tried, on: Reader = db) {
  const latest = await on
    .select({
      id: posts.id,
      number: posts.number,
      body: posts.body,
      createdAt: posts.createdAt,
      authorName: members.name,
      threadId: threads.id,
      threadTitle: titleFor(actor),
      unitSlug: units.slug,
      isPersonHeld: askedOfPerson(rule),
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(units, eq(units.id, threads.unitId))
    .where(and(isAmongLatest(rule.unitPath), isShown, readablePosts(actor)))
    .orderBy(desc(posts.createdAt), desc(posts.id))
    .limit(TRIAL_POSTS);
  const held = latest.filter(
    ({ isPersonHeld, body, number, threadTitle }) =>
      isPersonHeld && meets(rule, saidIn(body, number === 1 ? threadTitle : "")),
  );
  return { looked: latest.length, held: held.map(({ isPersonHeld: _, ...post }) => post) };
}

const isShown = and(isNull(posts.pendingSince), isNull(posts.hiddenBy), isNull(posts.deletedAt))!;

const inArea = (unitPath: string | null, unitId: SQL) =>
  unitPath === null ? sql`true` : sql`${unitId} in (select id from units where path <@ ${unitPath}::ltree)`;

/** The last posts of an area stand in those of its threads that were spoken in last, and there at the end. */
function isAmongLatest(unitPath: string | null): SQL {
  return sql`${posts.id} in (select last.id
    from (select t.id from threads t where ${inArea(unitPath, sql`t.unit_id`)}
      order by t.last_post_at desc limit ${TRIAL_POSTS}) late
    cross join lateral (select p.id from posts p where p.thread_id = late.id
      and p.pending_since is null and p.hidden_by is null and p.deleted_at is null
      order by p.number desc limit ${TRIAL_POSTS}) last)`;
}

/** Whoever keeps order where the post lies is held by none. */
function askedOfPerson({ kind, amount, minutes, unitPath }: Tried) {
  const earlier = sql`from posts p join threads t on t.id = p.thread_id
    where p.author_id = ${posts.authorId} and ${inArea(unitPath, sql`t.unit_id`)} and p.id <> ${posts.id}`;
  // Without a name whatever is asked of the person is met.
  const asked = {
    words: sql`true`,
    links: sql`true`,
    "new-member": sql`${members.isVoice} or ${members.createdAt} > ${posts.createdAt} - make_interval(days => ${amount}::int)`,
    "first-posts": sql`${members.isVoice} or (select count(*) from (select ${earlier} and p.created_at < ${posts.createdAt}
      and p.pending_since is null and p.hidden_by is null and p.deleted_at is null limit ${amount}) shown) < ${amount}`,
    rate: sql`${members.isVoice} or (select count(*) ${earlier} and p.created_at between
      ${posts.createdAt} - make_interval(mins => ${minutes}::int) and ${posts.createdAt}) >= ${amount}`,
  };
  const keepsOrder = sql`exists (select from grants g join units u on u.id = g.unit_id
    where g.member_id = ${posts.authorId} and g.role = 'leader' and g.revoked_at is null and u.deactivated_at is null
      and case when ${threads.unitId} is null then u.parent_id is null else u.path @> ${units.path} end)`;
  return sql<boolean>`((${asked[kind]}) and not ${keepsOrder})`;
}
