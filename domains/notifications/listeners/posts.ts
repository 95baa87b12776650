import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { boardMembers } from "#db/schema/board-members.ts";
import { postPlaces, posts, threadMembers, threads } from "#db/schema/forum.ts";
import type { InboxKind } from "#db/schema/notifications.ts";
import { voices } from "#db/schema/voices.ts";
import { followLevel } from "#domains/forum/reading/level.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";
import { mentionsOf } from "#lib/text/nodes.ts";
import { type Item, put } from "./put.ts";

export async function onReplied(event: DomainEvent, tx: Tx) {
  await tellOfPost(tx, event, String(event.payload.threadId), Number(event.payload.number));
}

export async function onOpened(event: DomainEvent, tx: Tx) {
  await tellOfPost(tx, event, String(event.payload.threadId ?? event.subjectId), 1);
}

/** Whom an edit calls anew learns it from who edited; what waits tells them when it is approved. */
export async function onEdited(event: DomainEvent, tx: Tx) {
  const { threadId, number, isPending, mentionedIds } = event.payload as Edited;
  const { actorId } = event;
  if (isPending || !actorId) return;
  const now = (await placeNow(tx, threadId, number)) ?? { threadId, number };
  const place = { threadId: now.threadId, postNumber: now.number };
  const called = mentionedIds.filter((id) => id !== actorId);
  const items: Item[] = called.map((memberId) => ({ memberId, kind: "mention", ...place }));
  const deaf = await deafTo(tx, now.threadId, actorId, items);
  await put(
    tx,
    event,
    items.filter(({ memberId }) => !deaf.has(memberId)),
    actorId,
  );
}
type Edited = { threadId: string; number: number; isPending: boolean; mentionedIds: string[] };

/** Whoever gave the answer learns that it helped; that it was taken back is told to nobody. */
export async function onAccepted(event: DomainEvent, tx: Tx) {
  const {
    threadId,
    number: postNumber,
    accepted,
  } = event.payload as { threadId: string; number: number; accepted: boolean };
  const authorId = accepted ? await authorOf(tx, threadId, postNumber) : null;
  if (!authorId || authorId === event.actorId) return;
  await put(tx, event, [{ memberId: authorId, kind: "answer-accepted", threadId, postNumber }], event.actorId);
}

/**
 * Tells those whom a post concerns, each once and by the nearest reason: called by name, answered, following the thread,
 * following the board on which it was opened. A post that waits is told when it is approved. Whether somebody may see it
 * is asked again whenever the inbox is read.
 */
export async function tellOfPost(tx: Tx, event: DomainEvent, threadId: string, number: number): Promise<void> {
  const [[post], followers] = await Promise.all([
    tx
      .select()
      .from(posts)
      .where(and(eq(posts.threadId, threadId), eq(posts.number, number))),
    tx
      .select({ memberId: threadMembers.memberId })
      .from(threadMembers)
      .where(and(eq(threadMembers.threadId, threadId), eq(threadMembers.level, "watch"))),
  ]);
  const moved = post ? null : await placeNow(tx, threadId, number);
  if (moved) return tellOfPost(tx, event, moved.threadId, moved.number);
  if (!post || post.pendingSince || post.hiddenBy || post.deletedAt) return;
  const told = new Set<string>([post.authorId]);
  const items: Item[] = [];
  const tell = (memberId: string, kind: InboxKind) => {
    if (told.has(memberId)) return;
    told.add(memberId);
    items.push({ memberId, kind, threadId, postNumber: number });
  };
  for (const { memberId } of mentionsOf(post.body)) tell(memberId, "mention");
  const answered = post.parentNumber === null ? null : await authorOf(tx, threadId, post.parentNumber);
  if (answered) tell(answered, "reply");
  for (const { memberId } of followers) tell(memberId, "watched");
  if (number === 1) for (const memberId of await watchersOfBoard(tx, threadId)) tell(memberId, "new-thread");
  const deaf = await deafTo(tx, threadId, post.authorId, items);
  await put(
    tx,
    event,
    items.filter(({ memberId }) => !deaf.has(memberId)),
    post.authorId,
  );
}

/** Where a post stands that was moved before anybody was told of it. */
async function placeNow(tx: Tx, threadId: string, number: number) {
  const [row] = await tx
    .select({ threadId: posts.threadId, number: posts.number })
    .from(postPlaces)
    .innerJoin(posts, eq(posts.id, postPlaces.postId))
    .where(and(eq(postPlaces.threadId, threadId), eq(postPlaces.number, number)));
  return row ?? null;
}

/** Who is told what concerns a post: whoever wrote it, also without their name. */
async function authorOf(tx: Tx, threadId: string, number: number) {
  const [row] = await tx
    .select({ authorId: sql<string>`coalesce(${voices.ownerId}, ${posts.authorId})` })
    .from(posts)
    .leftJoin(voices, eq(voices.voiceId, posts.authorId))
    .where(and(eq(posts.threadId, threadId), eq(posts.number, number)));
  return row?.authorId ?? null;
}

/** Those who are told of every new thread on the board of this one. */
async function watchersOfBoard(tx: Tx, threadId: string): Promise<string[]> {
  const rows = await tx
    .select({ memberId: boardMembers.memberId })
    .from(boardMembers)
    .innerJoin(threads, eq(threads.boardId, boardMembers.boardId))
    .where(and(eq(threads.id, threadId), eq(boardMembers.level, "watch")));
  return rows.map(({ memberId }) => memberId);
}

/** Those who hear nothing of it: who muted the thread, or its board and said nothing else; who ignores its author; who is gone. */
async function deafTo(tx: Tx, threadId: string, authorId: string, items: Item[]): Promise<Set<string>> {
  if (items.length === 0) return new Set();
  const ids = items.map(({ memberId }) => memberId);
  const ignores = sql`exists (select from ignores i where i.member_id = ${members.id} and i.ignored_id = ${authorId})`;
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .innerJoin(threads, eq(threads.id, threadId))
    .leftJoin(threadMembers, and(eq(threadMembers.threadId, threadId), eq(threadMembers.memberId, members.id)))
    .leftJoin(boardMembers, and(eq(boardMembers.boardId, threads.boardId), eq(boardMembers.memberId, members.id)))
    .where(and(inArray(members.id, ids), or(isNotNull(members.deactivatedAt), eq(followLevel, "mute"), ignores)));
  return new Set(rows.map(({ id }) => id));
}
