import { and, asc, desc, eq, inArray, lt, not, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { ModerationKind } from "#db/enums/forum.ts";
import { posts } from "#db/schema/forum.ts";
import { appeals, moderationActions } from "#db/schema/moderation.ts";
import { queueItems } from "#db/schema/queue.ts";
import { units } from "#db/schema/units.ts";
import { titleFor } from "#domains/forum/visibility.ts";
import { isOwn } from "#domains/forum/voices/own.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Body } from "#lib/text/nodes.ts";
import { handledBy } from "../queue/visibility.ts";
import { moderated } from "../visibility.ts";

export const LOG_PAGE = 50;

export type LogLine = Awaited<ReturnType<typeof listLog>>[number];

/** The log of the actor's areas, newest first; `before` is the id of the last line seen. */
export async function listLog(actor: Actor, before: string | null = null, on: Reader = db) {
  return on
    .select(logColumns(actor))
    .from(moderationActions)
    .where(and(toldTo(actor), before === null ? undefined : lt(moderationActions.id, before)))
    .orderBy(desc(moderationActions.id))
    .limit(LOG_PAGE);
}

/** What was done about one post so far. */
export async function listActsOn(actor: Actor, postId: string, on: Reader = db) {
  return on
    .select(logColumns(actor))
    .from(moderationActions)
    .where(and(eq(moderationActions.postId, postId), toldTo(actor)))
    .orderBy(asc(moderationActions.id));
}

/** That somebody asked who speaks is not told to whoever it is, though they keep order there; only that it was found out. */
const toldTo = (actor: Actor) =>
  and(
    moderated(actor, sql`${moderationActions.unitId}`),
    not(
      and(inArray(moderationActions.kind, ["ask-reveal", "decline-reveal"]), isOwn(actor, moderationActions.memberId))!,
    ),
  );

/** What was said on an appeal by those who have it in the queue. */
export async function listNotesOn(actor: Actor, appealId: string, on: Reader = db) {
  const isTheirs = sql`exists (select 1 from ${queueItems} where ${queueItems.appealId} = ${appeals.id} and ${handledBy(actor)})`;
  return on
    .select(logColumns(actor))
    .from(moderationActions)
    .innerJoin(appeals, eq(appeals.actionId, moderationActions.aboutId))
    .where(and(eq(appeals.id, appealId), isTheirs))
    .orderBy(asc(moderationActions.id));
}

const isAboutVersion = inArray(moderationActions.kind, ["hide-revision", "restore-revision"]);

type Reveal = { askedBy: string; askedReason: string; agreedBy: string; agreedReason: string; until: string };

/** A decision as the person whom it concerns reads it, with what became of an appeal. */
export async function findDecision(actor: Actor, actionId: string, on: Reader = db) {
  const [row] = await on
    .select({
      action: moderationActions,
      actorName: sql<string>`(select name from members where id = ${moderationActions.actorId})`,
      threadTitle: sql<
        string | null
      >`(select ${titleFor(actor)} from threads where id = ${moderationActions.threadId})`,
      unitName: units.name,
      /** The words of a version that was hidden are for those who keep order alone. */
      body: sql<Body | null>`case when ${isAboutVersion} then null else ${posts.body} end`,
      historyOf: sql<string | null>`case when ${isAboutVersion} then ${moderationActions.postId} end`,
      appealText: appeals.text,
      /** Who asked and who agreed to find out that it was oneself, and why. */
      reveal: sql<Reveal | null>`(select json_build_object('askedBy', asker.name, 'askedReason', r.asked_reason,
          'agreedBy', second.name, 'agreedReason', r.agreed_reason, 'until', r.until)
        from reveals r join members asker on asker.id = r.asked_by join members second on second.id = r.agreed_by
        where r.action_id = ${moderationActions.id})`,
      answer: sql<{
        kind: ModerationKind;
        reason: string;
      } | null>`(select json_build_object('kind', d.kind, 'reason', d.reason)
        from moderation_actions d where d.id = ${appeals.decidedBy})`,
    })
    .from(moderationActions)
    .leftJoin(posts, eq(posts.id, moderationActions.postId))
    .leftJoin(units, eq(units.id, moderationActions.unitId))
    .leftJoin(appeals, eq(appeals.actionId, moderationActions.id))
    .where(and(eq(moderationActions.id, actionId), isOwn(actor, moderationActions.memberId)));
  return row ?? null;
}

const logColumns = (actor: Actor) => ({
  id: moderationActions.id,
  kind: moderationActions.kind,
  at: moderationActions.at,
  reason: moderationActions.reason,
  note: moderationActions.note,
  until: moderationActions.until,
  threadId: moderationActions.threadId,
  postNumber: moderationActions.postNumber,
  actorName: sql<string>`(select name from members where id = ${moderationActions.actorId})`,
  memberName: sql<string | null>`(select name from members where id = ${moderationActions.memberId})`,
  threadTitle: sql<string | null>`(select ${titleFor(actor)} from threads where id = ${moderationActions.threadId})`,
  unitName: sql<string | null>`(select name from units where id = ${moderationActions.unitId})`,
});
