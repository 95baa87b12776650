import type postgres from "postgres";
import { termVector } from "#lib/text/search-terms.ts";
import { percentile, timed } from "./figures.ts";
import { POST_TEXT } from "./large.ts";

/** Words of which each post says one, besides what all of them say: one stands in every so many posts. */
const RARE_WORDS = 20_000;
const FREQUENT_WORDS = 100;
const RUNS = 60;

/** Notes what the planted posts are found by, in one stroke: the index is made when all of it stands. */
export async function plantTerms(sql: postgres.Sql): Promise<void> {
  const said = termVector([{ text: `楼：${POST_TEXT}`, weight: "C" }]);
  await sql.unsafe("set statement_timeout = 0");
  await sql.unsafe("drop index post_terms_find");
  await sql.unsafe(`insert into post_terms (post_id, terms)
    select p.id, ('${said.replaceAll("'", "''")} ''r' || abs(hashtext(p.id::text)) % ${RARE_WORDS} || ''':1C ''f'
      || abs(hashtext('x' || p.id::text)) % ${FREQUENT_WORDS} || ''':1C')::tsvector
    from posts p where not exists (select from post_terms t where t.post_id = p.id)`);
  await sql.unsafe("set maintenance_work_mem = '512MB'");
  await sql.unsafe("create index post_terms_find on post_terms using gin (terms)");
}

/**
 * What one member waits for who searches a large forum, words and their hits with excerpts of all kinds: a word that stands
 * in every post, in one of a hundred, in one of twenty thousand, in none; and who may read a small part of it only.
 */
export async function measureSearch(sql: postgres.Sql): Promise<Record<string, number>> {
  await sql.unsafe("analyze post_terms");
  const { findActor } = await import("#domains/accounts/queries.ts");
  const { search } = await import("#domains/search/search.ts");
  const { SearchFilter } = await import("#domains/search/input.ts");
  const [member] = await sql<{ id: string }[]>`select id from members where sign_in_name = 'm1'`;
  const actor = (await findActor(member!.id))!;
  const filter = SearchFilter.parse({});
  const words: Record<string, (i: number) => string> = {
    everywhere: () => "登记回执",
    "of-100": (i) => `f${i % FREQUENT_WORDS}`,
    rare: (i) => `r${(i * 331) % RARE_WORDS}`,
    nowhere: () => "犰狳",
  };
  const figures: Record<string, number> = {};
  for (const [name, wordOf] of Object.entries(words)) {
    const ask = async (i: number) => {
      await sql`delete from rate_limits`;
      await search(actor, wordOf(i), filter);
    };
    await timed(5, ask);
    const took = await timed(RUNS, ask);
    figures[`search-${name}-ms`] = percentile(took, 0.5);
    figures[`search-${name}-p95-ms`] = percentile(took, 0.95);
  }
  return figures;
}
