import { type AnyColumn, and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { FlagReason, HoldKind, ModerationKind } from "#db/enums/forum.ts";
import type { QueueKind } from "#db/enums/queue.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { appeals, moderationActions } from "#db/schema/moderation.ts";
import { queueItems } from "#db/schema/queue.ts";
import { holdsInArea } from "#domains/forum/holds/queries.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import { BADGE_LIMIT } from "#lib/badge.ts";
import { type Cursor, writeCursor } from "#lib/cursor.ts";
import type { Body } from "#lib/text/document.ts";
import { LATE_HOURS, type QueueFilter } from "./input.ts";
import { handledBy, isWaiting } from "./visibility.ts";

/** What waits for a moderator, told in one shape: a flagged or waiting post, an appeal, a proposal to delete for good. */
export type QueueItem = {
  itemId: string;
  kind: QueueKind;
  /** The post; for an appeal the appeal. */
  id: string;
  since: Date;
  /** It has waited for longer than members are told to expect. */
  isLate: boolean;
  cursor: string;
  flagCount: number;
  reasons: FlagReason[];
  authorName: string;
  unitName: string | null;
  /** Null where it is about no thread; empty where its title is gone. */
  threadTitle: string | null;
  number: number | null;
  body: Body | null;
  /** What the appeal says, and against what it is; why a post is to be deleted for good. */
  text: string;
  actKind: ModerationKind | null;
  assigneeId: string | null;
  assigneeName: string | null;
  /** The rule because of which a post waits. */
  rule: { kind: HoldKind; why: string } | null;
};

/** What a moderator looks over in one go; the oldest come first. */
export const QUEUE_PAGE = 50;

const EVERYTHING: QueueFilter = { kind: "all", hands: "all", unit: "" };

/** A page of what waits for this actor, the longest waiting first; `after` is the cursor of the last item seen. */
export async function listQueue(
  actor: Actor,
  filter: QueueFilter = EVERYTHING,
  after: Cursor | null = null,
  on: Reader = db,
): Promise<QueueItem[]> {
  const rows = await selectItems(on)
    .where(and(waitsFor(actor), isFiltered(actor, filter), after ? isBehind(after) : undefined))
    .orderBy(asc(queueItems.since), asc(queueItems.id))
    .limit(QUEUE_PAGE);
  return rows.map(asItem);
}

/** How much waits, up to a hundred: the rows that the queue shows, so that the two cannot differ. */
export async function countQueue(actor: Actor, on: Reader = db): Promise<number> {
  const [row] = await on.execute<{ n: number }>(
    sql`select count(*)::int as n from ${someWaiting(actor, on)} as waiting`,
  );
  return row?.n ?? 0;
}

/** The same by kind, for the tabs. */
export async function countByKind(actor: Actor, kinds: readonly QueueKind[], on: Reader = db) {
  const counted = kinds.map(
    (kind) => sql`(select count(*)::int from ${someWaiting(actor, on, eq(queueItems.kind, kind))} as waiting)`,
  );
  const [row] = await on.execute<{ counts: number[] }>(sql`select array[${sql.join(counted, sql`, `)}] as counts`);
  return Object.fromEntries(kinds.map((kind, at) => [kind, row!.counts[at]!])) as Record<QueueKind, number>;
}

/** At most so many of the actor's waiting items, in no order. */
export const someWaiting = (actor: Actor, on: Reader, more?: SQL) =>
  on
    .select({ id: queueItems.id })
    .from(queueItems)
    .leftJoin(posts, eq(posts.id, queueItems.postId))
    .leftJoin(threads, eq(threads.id, queueItems.threadId))
    .where(and(waitsFor(actor), more))
    .limit(BADGE_LIMIT);

/** Those of these posts about which something waits for the viewer. */
export async function listPostsInHand(viewer: Viewer, postIds: string[], on: Reader = db): Promise<string[]> {
  if (viewer.kind !== "member") return [];
  const rows = await on
    .selectDistinct({ id: posts.id })
    .from(queueItems)
    .innerJoin(posts, eq(posts.id, queueItems.postId))
    .innerJoin(threads, eq(threads.id, queueItems.threadId))
    .where(and(inArray(posts.id, postIds), waitsFor(viewer)));
  return rows.map(({ id }) => id);
}

const waitsFor = (actor: Actor) => and(handledBy(actor), isWaiting);

function isFiltered(actor: Actor, { kind, hands, unit, late }: QueueFilter): SQL | undefined {
  const assigned = {
    all: undefined,
    mine: sql`${queueItems.assigneeId} = ${actor.id}::uuid`,
    nobody: isNull(queueItems.assigneeId),
  };
  return and(
    kind === "all" ? undefined : eq(queueItems.kind, kind),
    assigned[hands],
    unit === ""
      ? undefined
      : unit === "site"
        ? isNull(queueItems.unitId)
        : sql`${queueItems.unitId} = (select id from units where slug = ${unit})`,
    late ? sql`${queueItems.since} < now() - make_interval(hours => ${LATE_HOURS})` : undefined,
  );
}

const isBehind = ({ micros, id }: Cursor) =>
  sql`(${queueItems.since}, ${queueItems.id}) > ('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`;

/** Names are looked up for the rows of a page and not joined: every further join costs the planner more than the rows do. */
const nameOf = (column: AnyColumn) => sql<string | null>`(select name from members where id = ${column})`;
const unitName = sql<string | null>`(select name from units where id = ${queueItems.unitId})`;

const selectItems = (on: Reader) =>
  on
    .select({
      itemId: queueItems.id,
      kind: queueItems.kind,
      postId: queueItems.postId,
      appealId: queueItems.appealId,
      since: queueItems.since,
      micros: sql<string>`(extract(epoch from ${queueItems.since}) * 1000000)::bigint::text`,
      flagCount: sql<number>`(select count(*)::int ${openFlags})`,
      reasons: sql<FlagReason[] | null>`(select array_agg(distinct f.reason) ${openFlags})`,
      authorName: nameOf(queueItems.memberId),
      unitName,
      threadTitle: threads.title,
      number: sql<number | null>`coalesce(${posts.number}, ${moderationActions.postNumber})`,
      body: posts.body,
      text: sql<string | null>`coalesce(${appeals.text}, ${moderationActions.reason})`,
      actKind: moderationActions.kind,
      assigneeId: queueItems.assigneeId,
      assigneeName: nameOf(queueItems.assigneeId),
      rule: sql<QueueItem["rule"]>`(select json_build_object('kind', r.kind, 'why', r.why) from hold_rules r
        where r.id = ${queueItems.ruleId} and ${holdsInArea(sql`r.unit_id`)})`,
    })
    .from(queueItems)
    .leftJoin(posts, eq(posts.id, queueItems.postId))
    .leftJoin(threads, eq(threads.id, queueItems.threadId))
    .leftJoin(appeals, eq(appeals.id, queueItems.appealId))
    .leftJoin(
      moderationActions,
      eq(moderationActions.id, sql`coalesce(${appeals.actionId}, ${queueItems.proposalId})`),
    );

const openFlags = sql`from flags f where f.post_id = ${queueItems.postId} and f.settled_by is null and ${queueItems.kind} = 'flags'`;

type Row = Awaited<ReturnType<ReturnType<typeof selectItems>["execute"]>>[number];

function asItem({ postId, appealId, micros, reasons, text, ...row }: Row): QueueItem {
  return {
    ...row,
    id: (appealId ?? postId)!,
    isLate: Date.now() - row.since.getTime() >= LATE_HOURS * 3_600_000,
    cursor: writeCursor({ micros, id: row.itemId }),
    reasons: reasons ?? [],
    text: text ?? "",
    authorName: row.authorName ?? "",
  };
}
