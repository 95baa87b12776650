import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { caseQuestions, cases } from "#db/schema/cases.ts";
import { boards, posts, reactions, threadMembers, threads } from "#db/schema/forum.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { recountThread } from "#domains/forum/threads/counters.ts";
import { voiceIn } from "#domains/forum/voices/speak.ts";
import { parsePlain } from "#lib/text/parse-plain.ts";
import { boards as seedBoards } from "../content/boards.ts";
import { discussions } from "../content/discussions/index.ts";
import { reads } from "../content/reads.ts";
import { threads as boardThreads } from "../content/threads/index.ts";
import { postInstants } from "../content/timeline.ts";
import type { SeedPost, SeedThread } from "../content/types.ts";
import { seedLabels } from "./labels.ts";
import { seedModeration } from "./moderation.ts";
import { instantOf } from "./moments.ts";
import type { Cast } from "./people.ts";

type Planted = { bulletins: Map<string, string>; cases: Map<string, string[]> };

/** Plants boards and discussions with everything that makes them alive: reactions, reading marks, a lock, a hidden post. */
export async function seedForum(tx: Tx, cast: Cast, planted: Planted): Promise<void> {
  const boardIds = new Map<string, { id: string; unitId: string | null }>();
  for (const [position, { slug, unit, name, description, allowsAnonymous }] of seedBoards.entries()) {
    const values = { slug, unitId: cast.unit(unit), name, description, position, allowsAnonymous, isDemo: true };
    const [row] = await tx.insert(boards).values(values).returning({ id: boards.id, unitId: boards.unitId });
    boardIds.set(slug, row!);
  }
  const threadIds = new Map<string, string>();
  for (const seed of [...boardThreads, ...discussions])
    threadIds.set(seed.key, await plantThread(tx, cast, seed, await placeOf(tx, seed, boardIds, planted)));
  for (const { thread, person, upTo } of reads) {
    const mark = { memberId: cast.member(person), threadId: threadIds.get(thread)!, lastReadNumber: upTo };
    await tx
      .insert(threadMembers)
      .values(mark)
      .onConflictDoUpdate({ target: [threadMembers.memberId, threadMembers.threadId], set: { lastReadNumber: upTo } });
  }
  await seedLabels(tx, cast, threadIds);
  await openSilentDiscussions(tx, cast);
  await seedModeration(tx, cast, threadIds);
}

type Place = { boardId?: string; bulletinId?: string; caseQuestionId?: string; unitId: string | null };

/** A thread lies on a board or hangs on a bulletin or on a case's question, and takes its area from there. */
async function placeOf(
  tx: Tx,
  seed: SeedThread,
  boardIds: Map<string, { id: string; unitId: string | null }>,
  planted: Planted,
): Promise<Place> {
  if (seed.bulletin) {
    const bulletinId = planted.bulletins.get(seed.bulletin)!;
    const [row] = await tx
      .select({ unitId: publications.unitId })
      .from(publications)
      .where(eq(publications.bulletinId, bulletinId));
    return { bulletinId, unitId: row!.unitId };
  }
  if (seed.case) {
    const caseQuestionId = planted.cases.get(seed.case.key)![seed.case.question]!;
    const [row] = await tx
      .select({ unitId: cases.unitId })
      .from(cases)
      .innerJoin(caseQuestions, eq(caseQuestions.caseId, cases.id))
      .where(eq(caseQuestions.id, caseQuestionId));
    return { caseQuestionId, unitId: row!.unitId };
  }
  const board = boardIds.get(seed.board ?? "")!;
  return { boardId: board.id, unitId: board.unitId };
}

async function plantThread(tx: Tx, cast: Cast, seed: SeedThread, place: Place): Promise<string> {
  const openedAt = instantOf(seed.opened);
  const [thread] = await tx
    .insert(threads)
    .values({
      ...place,
      title: seed.title,
      authorId: cast.member(seed.author),
      lastNumber: seed.posts.length,
      isDemo: true,
      createdAt: openedAt,
    })
    .returning({ id: threads.id });
  const threadId = thread!.id;
  const minutes = seed.posts.map(({ minutesAfter }) => minutesAfter);
  const instants = postInstants(openedAt, minutes, new Date());
  for (const [index, post] of seed.posts.entries())
    await plantPost(tx, cast, { threadId, unitId: place.unitId, number: index + 1 }, post, instants[index]!);
  await recountThread(tx, threadId);
  const about = { unitId: place.unitId, threadId, memberId: cast.member(seed.author) };
  if (seed.pinned) {
    const pinnedBy = await act(tx, { kind: "pin-thread", actorId: cast.member(seed.pinned.by), ...about });
    await tx.update(threads).set({ pinnedBy }).where(eq(threads.id, threadId));
  }
  if (seed.locked) {
    const lockedBy = await act(tx, {
      kind: "lock-thread",
      actorId: cast.member(seed.locked.by),
      reason: seed.locked.reason,
      ...about,
    });
    await tx.update(threads).set({ lockedBy }).where(eq(threads.id, threadId));
  }
  return threadId;
}

type Spot = { threadId: string; unitId: string | null; number: number };

async function plantPost(tx: Tx, cast: Cast, { threadId, unitId, number }: Spot, seed: SeedPost, createdAt: Date) {
  const memberId = cast.member(seed.author);
  const speaker = { id: memberId, isDemo: true };
  const authorId = seed.isAnonymous ? await voiceIn(tx, speaker, threadId) : memberId;
  const counts: Record<string, number> = {};
  for (const { kind, by } of seed.reactions) counts[kind] = by.length;
  const body = parsePlain(seed.text, { mentions: new Map(), authors: new Map() });
  const [post] = await tx
    .insert(posts)
    .values({ threadId, number, parentNumber: seed.replyTo ?? null, authorId, body, reactionCounts: counts, createdAt })
    .returning({ id: posts.id });
  const given = seed.reactions.flatMap(({ kind, by }) =>
    by.map((name) => ({ postId: post!.id, memberId: cast.member(name), kind, at: createdAt })),
  );
  if (given.length > 0) await tx.insert(reactions).values(given);
  await tx
    .insert(threadMembers)
    .values({ memberId, threadId, lastReadNumber: number, level: "watch", levelReason: "wrote" })
    .onConflictDoUpdate({ target: [threadMembers.memberId, threadMembers.threadId], set: { lastReadNumber: number } });
  if (!seed.hidden) return;
  const about = { unitId, threadId, postId: post!.id, postNumber: number, memberId: authorId };
  const hiddenBy = await act(tx, {
    kind: "hide-post",
    actorId: cast.member(seed.hidden.by),
    reason: seed.hidden.reason,
    ...about,
  });
  await tx.update(posts).set({ hiddenBy }).where(eq(posts.id, post!.id));
}

async function act(tx: Tx, values: typeof moderationActions.$inferInsert): Promise<string> {
  const [row] = await tx.insert(moderationActions).values(values).returning({ id: moderationActions.id });
  return row!.id;
}

/** Bulletins and questions without a word yet get their empty discussion, as publishing would have given them. */
async function openSilentDiscussions(tx: Tx, cast: Cast): Promise<void> {
  const authorId = cast.member("publisher");
  await tx.execute(sql`
    insert into threads (bulletin_id, unit_id, title, author_id, is_demo, created_at, last_post_at)
    select p.bulletin_id, p.unit_id, p.title, ${authorId}, true, p.first_published_at, p.first_published_at
    from publications p where not exists (select 1 from threads t where t.bulletin_id = p.bulletin_id)`);
  await tx.execute(sql`
    insert into threads (case_question_id, unit_id, title, author_id, is_demo, created_at, last_post_at)
    select q.id, c.unit_id, left(q.text, 60), ${authorId}, true, c.published_at, c.published_at
    from case_questions q join cases c on c.id = q.case_id
    where not exists (select 1 from threads t where t.case_question_id = q.id)`);
}
