import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { noteBulletin } from "./entries/bulletins.ts";
import { noteCase } from "./entries/cases.ts";
import { notePosts } from "./entries/posts.ts";

/** What one round takes on: some twenty seconds of work for one process; the next comes in ten minutes. */
const AT_ONCE = 20_000;
const A_BATCH = 100;

/** Notes what came without an event: older than search itself, planted, brought in from another forum. */
export async function noteMissing(): Promise<number> {
  const bulletins = await missing(sql`select p.bulletin_id as id from publications p
    where p.superseded_at is null and p.withdrawn_at is null
      and not exists (select from bulletin_terms where publication_id = p.id)`);
  for (const id of bulletins) await db.transaction((tx) => noteBulletin(tx, id));
  const cases = await missing(sql`select c.id from cases c
    where c.published_at is not null and not exists (select from case_terms where case_id = c.id)`);
  for (const id of cases) await db.transaction((tx) => noteCase(tx, id));
  const posts = await missing(sql`select p.id from posts p
    where not exists (select from post_terms where post_id = p.id)`);
  for (let at = 0; at < posts.length; at += A_BATCH)
    await db.transaction((tx) => notePosts(tx, posts.slice(at, at + A_BATCH)));
  return bulletins.length + cases.length + posts.length;
}

const missing = async (select: ReturnType<typeof sql>): Promise<string[]> =>
  (await db.execute<{ id: string }>(sql`${select} limit ${AT_ONCE}`)).map(({ id }) => id);
