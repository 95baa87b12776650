import { type AnyColumn, and, asc, count, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { acceptedAnswers } from "#db/schema/answers.ts";
import { postPlaces, postRevisions, posts, threads } from "#db/schema/forum.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { mapQuotes } from "#lib/text/map-quotes.ts";
import type { Body } from "#lib/text/nodes.ts";
import { asJson } from "../imports/known.ts";
import { recountThread } from "../threads/counters.ts";
import { heardBeside, renumberVoices } from "../voices/renumber.ts";
import { carryLines } from "./lines.ts";

export type Move = {
  from: string;
  to: string;
  /** The ids of the posts, in any order. */
  postIds: string[];
  /** What is left behind of them: nothing of the thread, or nothing from a number on. */
  nothingFrom?: number;
  /** The moderation action. */
  actionId: string;
  /** What the readers of the thread are to those of the other. */
  kind: "split" | "moved" | "merged";
};

/** The number of the first of them where they stand now, and the threads on whose pages it is said where they went. */
export type Moved = { first: number; count: number; shown: number; formerThreads: string[] };

/** As many pages may be told at once that they are stale (a NOTIFY takes 8,000 bytes). */
const FORMER_MAX = 100;

/**
 * Puts posts at the end of another thread, in their order, and leaves behind where they stood. Posts are locked before
 * threads, and threads in one order; what was answered or moved meanwhile is a `conflict`, so that nothing is lost.
 */
export async function movePlaces(tx: Tx, move: Move): Promise<Moved> {
  const { from, to, postIds, actionId } = move;
  const moving = await lockPosts(tx, move);
  const base = await lockThreads(tx, move);
  const { lastNumber, lastShownNumber } = base;
  const numbers = new Map(moving.map(({ number }, at) => [number, lastNumber + 1 + at]));
  await tx.execute(sql`insert into ${postPlaces} (thread_id, number, post_id, moved_by)
    select thread_id, number, id, ${actionId}::uuid from posts where ${isOne(posts.id, postIds)}`);
  await tx.execute(sql`with moving as (
      select id, number, ${lastNumber}::int + row_number() over (order by number) as next
      from posts where ${isOne(posts.id, postIds)})
    update posts p set thread_id = ${to}::uuid, number = moving.next,
      parent_number = (select next from moving parents where parents.number = p.parent_number)
    from moving where p.id = moving.id`);
  const names = await renumberVoices(tx, move);
  await turnQuotes(tx, move, numbers, names);
  await tx
    .delete(acceptedAnswers)
    .where(and(eq(acceptedAnswers.threadId, from), isOne(acceptedAnswers.postId, postIds)));
  await tx
    .update(threads)
    .set({ lastNumber: lastNumber + moving.length })
    .where(eq(threads.id, to));
  for (const id of [from, to].sort()) await recountThread(tx, id);
  await carryLines(tx, { ...move, lastNumber, lastShownNumber, count: moving.length });
  const formerThreads = await tx
    .selectDistinct({ id: postPlaces.threadId })
    .from(postPlaces)
    .where(isOne(postPlaces.postId, postIds))
    .limit(FORMER_MAX);
  const [row] = await tx.select({ shown: threads.lastShownNumber }).from(threads).where(eq(threads.id, to));
  return {
    first: lastNumber + 1,
    count: moving.length,
    shown: row!.shown,
    formerThreads: formerThreads.map(({ id }) => id),
  };
}

async function lockPosts(tx: Tx, { from, postIds }: Move) {
  const locked = await tx
    .select({ id: posts.id, number: posts.number })
    .from(posts)
    .where(and(isOne(posts.id, postIds), eq(posts.threadId, from)))
    .orderBy(asc(posts.id))
    .for("update");
  if (locked.length !== postIds.length) throw new DomainError("conflict");
  return locked.sort((one, other) => one.number - other.number);
}

/**
 * Answers queue at these rows: what has come since the posts were locked is seen now. Other threads in which a moved voice
 * speaks are locked in the same order, for it may get another number there.
 */
async function lockThreads(tx: Tx, { from, to, postIds, nothingFrom }: Move) {
  const rows = await tx
    .select({
      id: threads.id,
      lastNumber: threads.lastNumber,
      lastShownNumber: threads.lastShownNumber,
      mergedInto: threads.mergedInto,
    })
    .from(threads)
    .where(sql`${threads.id} = any(array(
      select unnest(${`{${from},${to}}`}::uuid[]) union ${heardBeside(`{${postIds.join(",")}}`)}))`)
    .orderBy(asc(threads.id))
    .for("update");
  const [source, target] = [from, to].map((end) => rows.find(({ id, mergedInto }) => id === end && !mergedInto));
  if (!source || !target) throw new DomainError("conflict");
  if (nothingFrom !== undefined) {
    const [left] = await tx
      .select({ n: count() })
      .from(posts)
      .where(and(eq(posts.threadId, from), sql`${posts.number} >= ${nothingFrom}`));
    if (left!.n !== postIds.length) throw new DomainError("conflict");
  }
  return target;
}

type Numbers = Map<number, number>;
type Names = Map<number, string>;

/** Of what went along a quote names the new number, of what stayed behind the thread as well. */
async function turnQuotes(tx: Tx, { from, postIds }: Move, numbers: Numbers, names: Names): Promise<void> {
  const turned = (body: Body) =>
    mapQuotes(body, (quote) => {
      if (!quote.attrs || quote.attrs.thread) return quote;
      const { number: was, author } = quote.attrs;
      const number = numbers.get(was);
      const attrs = { ...quote.attrs, author: names.get(was) ?? author };
      return { ...quote, attrs: { ...attrs, ...(number === undefined ? { thread: from } : { number }) } };
    });
  const quoting = sql`@? '$.** ? (@.type == "blockquote" && exists(@.attrs.number))'`;
  const now = await tx
    .select({ id: posts.id, body: posts.body })
    .from(posts)
    .where(and(isOne(posts.id, postIds), sql`${posts.body} ${quoting}`));
  if (now.length > 0)
    await tx.execute(sql`update posts set body = x.body
      from jsonb_to_recordset(${asJson(now.map(({ id, body }) => ({ id, body: turned(body) })))}) as x (id uuid, body jsonb)
      where posts.id = x.id`);
  const before = await tx
    .select({ postId: postRevisions.postId, revision: postRevisions.revision, body: postRevisions.body })
    .from(postRevisions)
    .where(and(isOne(postRevisions.postId, postIds), sql`${postRevisions.body} ${quoting}`));
  if (before.length > 0)
    await tx.execute(sql`update post_revisions set body = x.body
      from jsonb_to_recordset(${asJson(before.map((row) => ({ ...row, body: turned(row.body) })))})
        as x ("postId" uuid, revision int, body jsonb)
      where post_revisions.post_id = x."postId" and post_revisions.revision = x.revision`);
}

/** A whole thread may be more than a statement takes parameters. */
const isOne = (column: AnyColumn, ids: string[]) => sql`${column} = any(${`{${ids.join(",")}}`}::uuid[])`;
