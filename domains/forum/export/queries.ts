import { and, asc, eq, gt, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { boards, posts, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { writePlain } from "#lib/text/write-plain.ts";
import { readablePosts, titleFor } from "../visibility.ts";
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
