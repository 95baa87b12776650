import { inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { MemberBody } from "#lib/text/document.ts";
import { parsePlain } from "#lib/text/parse-plain.ts";
import { countOnBoard } from "../threads/counters.ts";
import { bodyOfHtml } from "./body-of-html.ts";
import { asJson, listKnown, remember } from "./known.ts";
import type { Placed, PostRecord, Refused } from "./records.ts";

type Row = Placed<PostRecord>;
type Thread = { id: string; boardId: string | null; lastNumber: number; postCount: number };
type Place = { threadId: string; number: number };
type New = Place & { key: string; parentNumber: number | null; authorId: string; body: MemberBody; at: Date };

/** Posts of the other forum in the order of their threads: each gets the next number of its thread here. */
export async function importPosts(tx: Tx, source: string, rows: Row[]): Promise<Refused[]> {
  const keys = (of: (record: PostRecord) => string[]) => rows.flatMap(({ record }) => of(record));
  const people = await listKnown(
    tx,
    source,
    "person",
    keys(({ author }) => [author]),
  );
  const threadIds = await listKnown(
    tx,
    source,
    "thread",
    keys(({ thread }) => [thread]),
  );
  const parents = await listKnown(
    tx,
    source,
    "post",
    keys(({ replyTo }) => (replyTo ? [replyTo] : [])),
  );
  const there = await lockThreads(tx, [...threadIds.values()]);
  const places = await placesOf(tx, parents);
  const refused: Refused[] = [];
  const accepted: New[] = [];

  /** The post with its number, or why it cannot come along. */
  const numbered = (record: PostRecord): New | string => {
    const thread = there.get(threadIds.get(record.thread) ?? "");
    const authorId = people.get(record.author);
    const parent = record.replyTo ? places.get(record.replyTo) : null;
    if (!thread) return "unknownThread";
    if (!authorId) return "unknownAuthor";
    if (parent === undefined || (parent && parent.threadId !== thread.id)) return "unknownParent";
    const body = bodyOf(record);
    if (typeof body === "string") return body;
    const place = { threadId: thread.id, number: ++thread.lastNumber };
    places.set(record.id, place);
    return { key: record.id, ...place, parentNumber: parent?.number ?? null, authorId, body, at: record.at };
  };
  for (const { where, record } of rows) {
    const post = numbered(record);
    if (typeof post === "string") refused.push({ where, why: post });
    else accepted.push(post);
  }
  await remember(tx, source, "post", await write(tx, accepted));
  await count(tx, accepted, there);
  return refused;
}

/** The body, or a key of `errors.fields` that says what is wrong with it. */
function bodyOf({ text, html }: PostRecord): MemberBody | string {
  const parsed = MemberBody.safeParse(html === undefined ? parsePlain(text ?? "") : bodyOfHtml(html));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return issue?.code === "custom" ? String(issue.params?.key ?? "malformed") : "malformed";
}

/** Where posts stand that came in earlier, by their keys there. */
async function placesOf(tx: Tx, ids: Map<string, string>): Promise<Map<string, Place>> {
  if (ids.size === 0) return new Map();
  const found = await tx
    .select({ id: posts.id, threadId: posts.threadId, number: posts.number })
    .from(posts)
    .where(inArray(posts.id, [...ids.values()]));
  const places = new Map(found.map(({ id, ...place }) => [id, place]));
  return new Map([...ids].flatMap(([key, id]) => (places.has(id) ? [[key, places.get(id)!]] : [])));
}

/** Members may be answering there already: their numbers and these must not meet. */
async function lockThreads(tx: Tx, ids: string[]): Promise<Map<string, Thread>> {
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: threads.id, boardId: threads.boardId, lastNumber: threads.lastNumber, postCount: threads.postCount })
    .from(threads)
    .where(inArray(threads.id, ids))
    .orderBy(threads.id)
    .for("update");
  return new Map(found.map((thread) => [thread.id, thread]));
}

async function write(tx: Tx, accepted: New[]) {
  const made = await tx.execute<{ key: string; id: string }>(sql`
    with given as (
      select uuidv7() as id, x.* from jsonb_to_recordset(${asJson(accepted)}) as x (key text, "threadId" uuid,
        number int, "parentNumber" int, "authorId" uuid, body jsonb, at timestamptz)
    ), made as (
      insert into posts (id, thread_id, number, parent_number, author_id, body, created_at)
      select id, "threadId", number, "parentNumber", "authorId", body, at from given
    )
    select key, id from given`);
  return [...made];
}

/** The counters of the threads, as a recount would find them; a board counts a thread from its first post on. */
async function count(tx: Tx, accepted: New[], there: Map<string, Thread>) {
  const byThread = Map.groupBy(accepted, ({ threadId }) => threadId);
  const counted = [...byThread].map(([threadId, added]) => {
    const { authorId, at } = added.reduce((latest, post) => (post.at >= latest.at ? post : latest));
    return { threadId, number: added.at(-1)!.number, authorId, at, added: added.length };
  });
  await tx.execute(sql`update threads set last_number = x.number, last_shown_number = x.number,
      post_count = post_count + x.added,
      last_post_at = case when post_count = 0 then x.at else greatest(last_post_at, x.at) end,
      last_poster_id = case when post_count = 0 or x.at >= last_post_at then x."authorId" else last_poster_id end
    from jsonb_to_recordset(${asJson(counted)}) as x ("threadId" uuid, number int, "authorId" uuid, at timestamptz,
      added int) where threads.id = x."threadId"`);
  const appeared = [...byThread.keys()].map((id) => there.get(id)!).filter(({ postCount }) => postCount === 0);
  for (const [boardId, ofBoard] of Map.groupBy(appeared, (thread) => thread.boardId))
    if (boardId) await countOnBoard(tx, boardId, ofBoard.length);
}
