import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { boards, posts, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import { writePlain } from "#lib/text/write-plain.ts";
import { readablePosts, titleFor, visibleThreads } from "../visibility.ts";
import { isOwn } from "../voices/own.ts";

/** A step of reading a long list: bodies are large. */
const STEP = 1_000;

export type OwnPost = Awaited<ReturnType<typeof selectOwn>>[number];

/** All that the actor has written and may still read; what lies in a unit that they have left stays there. */
export async function listOwnPosts(actor: Actor, on: Reader = db) {
  const own: OwnPost[] = [];
  for (let after: string | null = null; ; ) {
    const rows: OwnPost[] = await selectOwn(actor, after, on);
    own.push(...rows);
    if (rows.length < STEP) return own.map(({ body, ...post }) => ({ ...post, text: writePlain(body) }));
    after = rows.at(-1)!.id;
  }
}

const selectOwn = (actor: Actor, after: string | null, on: Reader) =>
  on
    .select({
      id: posts.id,
      threadId: threads.id,
      thread: titleFor(actor),
      board: boards.name,
      unit: units.name,
      number: posts.number,
      at: posts.createdAt,
      editedAt: posts.editedAt,
      /** Said without one's name: nobody else knows it. */
      isAnonymous: sql<boolean>`${posts.authorId} <> ${actor.id}`,
      body: posts.body,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(boards, eq(boards.id, threads.boardId))
    .leftJoin(units, eq(units.id, threads.unitId))
    .where(and(isOwn(actor, posts.authorId), readablePosts(actor), after ? gt(posts.id, after) : undefined))
    .orderBy(asc(posts.id))
    .limit(STEP);

export type BoardPost = {
  thread: string;
  number: number;
  parentNumber: number | null;
  at: Date;
  /** 1 for whoever opened the thread, 2 for the next who spoke in it. */
  speaker: number;
  /** Null where readers see no words. */
  text: string | null;
};

/**
 * What was said on a board, thread by thread. Who said it is a number that holds within its thread: a talk can be followed
 * and kept, and nobody's words can be gathered. What readers do not see is a line without words.
 */
export async function listBoardPosts(
  viewer: Viewer,
  boardId: string,
  limit: number,
  on: Reader = db,
): Promise<BoardPost[]> {
  const rows = await on
    .select({
      threadId: threads.id,
      thread: titleFor(viewer),
      number: posts.number,
      parentNumber: posts.parentNumber,
      at: posts.createdAt,
      authorId: posts.authorId,
      isShown: sql<boolean>`${posts.hiddenBy} is null and ${posts.deletedAt} is null`,
      body: posts.body,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(threads.boardId, boardId), isNull(posts.pendingSince), visibleThreads(viewer)))
    .orderBy(asc(threads.id), asc(posts.number))
    .limit(limit);
  const speakers = new Map<string, Map<string, number>>();
  return rows.map(({ threadId, authorId, isShown, body, ...post }) => {
    const ofThread = speakers.get(threadId) ?? new Map<string, number>();
    speakers.set(threadId, ofThread);
    const speaker = ofThread.get(authorId) ?? ofThread.size + 1;
    ofThread.set(authorId, speaker);
    return { ...post, speaker, text: isShown ? writePlain(body) : null };
  });
}
