import { and, desc, eq, gte, inArray, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { SearchAge, SearchKind } from "#db/enums/search.ts";
import { members } from "#db/schema/accounts.ts";
import { publications } from "#db/schema/bulletins.ts";
import { cases } from "#db/schema/cases.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { bulletinTerms, caseTerms, postTerms } from "#db/schema/search.ts";
import { units } from "#db/schema/units.ts";
import { listedPublications } from "#domains/bulletins/visibility.ts";
import { visibleCases } from "#domains/cases/visibility.ts";
import { saidPosts, titleFor } from "#domains/forum/visibility.ts";
import { isOwn } from "#domains/forum/voices/own.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { markedIn, type Piece } from "#lib/text/hits.ts";
import { soughtIn, termQuery } from "#lib/text/search-terms.ts";
import { caseText } from "./entries/cases.ts";
import { LOOKED_AT, type SearchFilter } from "./input.ts";

export type Hit = {
  kind: SearchKind;
  id: string;
  title: Piece[];
  pieces: Piece[];
  at: Date;
  unit: { slug: string; name: string; enName: string } | null;
  /** Of a post. */
  said?: { threadId: string; number: number; authorName: string };
};

type Asked = Omit<SearchFilter, "kind" | "page">;
type Found = { ids: string[]; goesOn: boolean };
const NOTHING: Found = { ids: [], goesOn: false };

/** Which things of a kind that the viewer may read say the words, the best or the newest first, 200 at most. */
export async function findIds(
  viewer: Viewer,
  kind: SearchKind,
  words: string,
  asked: Asked,
  on: Reader = db,
): Promise<Found> {
  const query = termQuery(words);
  if (query === null || (asked.own && kind !== "posts")) return NOTHING;
  const said = sql`${query}::tsquery`;
  const ask = async (candidates: SQL) =>
    on.execute<{ id: string }>(sql`select id from (${candidates} limit ${LOOKED_AT + 1}) found
      order by ${asked.order === "best" ? sql`rank desc, ` : sql``} at desc, id desc`);
  const found =
    kind === "bulletins"
      ? await ask(bulletinsThat(viewer, said, asked))
      : kind === "cases"
        ? await ask(casesThat(viewer, said, asked))
        : await findPosts(viewer, said, asked, ask);
  return { ids: found.slice(0, LOOKED_AT).map(({ id }) => id), goesOn: found.length > LOOKED_AT };
}

type Ask = (candidates: SQL) => Promise<{ id: string }[]>;

/**
 * What many posts say is found among the newest, what few say by the index; asked for in one, PostgreSQL would walk through
 * a million posts for a word that it takes for frequent.
 */
async function findPosts(viewer: Viewer, said: SQL, asked: Asked, ask: Ask) {
  if (asked.own) return ask(postsThat(viewer, said, asked, ownTerms(viewer)));
  const late = await ask(postsThat(viewer, said, asked, newestTerms));
  return late.length > LOOKED_AT ? late : ask(postsThat(viewer, said, asked, termsThat(postTerms, said, asked.age)));
}

const WALKED = 40_000;
const newestTerms = sql`(select * from ${postTerms} order by ${postTerms.postId} desc limit ${WALKED})`;
const ownTerms = (viewer: Viewer) =>
  sql`(select * from ${postTerms} where post_id in (select id from ${posts} where ${isOwn(viewer, posts.authorId)}))`;

/** Through the index, whatever is taken for cheaper. A key tells when it was made: never before the post was said. */
function termsThat(
  table: typeof postTerms | typeof bulletinTerms | typeof caseTerms,
  said: SQL,
  age: SearchAge | null,
) {
  const isYoung = age === null ? sql`` : sql`and post_id > (select uuidv7(-${`1 ${age} 1 hour`}::interval))`;
  return sql`(with said as materialized (select * from ${table} where terms @@ ${said} ${isYoung}) select * from said)`;
}

const bulletinsThat = (viewer: Viewer, said: SQL, { age }: Asked) => sql`
  select ${publications.bulletinId} as id, ${publications.firstPublishedAt} as at,
    ts_rank(${bulletinTerms.terms}, ${said}) as rank
  from ${termsThat(bulletinTerms, said, null)} ${bulletinTerms}
    join ${publications} on ${publications.id} = ${bulletinTerms.publicationId}
  where ${and(listedPublications(viewer), since(publications.firstPublishedAt, age))}
  order by ${publications.firstPublishedAt} desc`;

const casesThat = (viewer: Viewer, said: SQL, { age }: Asked) => sql`
  select ${cases.id} as id, ${cases.publishedAt} as at, ts_rank(${caseTerms.terms}, ${said}) as rank
  from ${termsThat(caseTerms, said, null)} ${caseTerms} join ${cases} on ${cases.id} = ${caseTerms.caseId}
  where ${and(visibleCases(viewer), since(cases.publishedAt, age))}
  order by ${cases.publishedAt} desc`;

const postsThat = (viewer: Viewer, said: SQL, { age }: Asked, among: SQL) => sql`
  select ${posts.id} as id, ${posts.createdAt} as at, ts_rank(${postTerms.terms}, ${said}) as rank
  from ${among} ${postTerms} join ${posts} on ${posts.id} = ${postTerms.postId}
    join ${threads} on ${threads.id} = ${posts.threadId}
  where ${postTerms.terms} @@ ${said} and ${and(saidPosts(viewer), since(posts.createdAt, age))}
  order by ${postTerms.postId} desc`;

type Instant = typeof posts.createdAt | typeof cases.publishedAt | typeof publications.firstPublishedAt;
const since = (at: Instant, age: SearchAge | null) =>
  age === null ? undefined : gte(at, sql`now() - ${`1 ${age}`}::interval`);

/** These things as far as the viewer may read them, in this order, with the words marked. */
export async function listHits(
  viewer: Viewer,
  kind: SearchKind,
  ids: string[],
  words: string,
  on: Reader = db,
): Promise<Hit[]> {
  if (ids.length === 0) return [];
  const hits = await hitsOf[kind](viewer, ids, soughtIn(words), on);
  return hits.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

const AROUND = { beforeChars: 24, afterChars: 110 };
const TITLE = { beforeChars: 500, afterChars: 500 };

const hitsOf: Record<SearchKind, (viewer: Viewer, ids: string[], sought: string[], on: Reader) => Promise<Hit[]>> = {
  async bulletins(viewer, ids, sought, on) {
    const rows = await selectBulletins(on).where(
      and(inArray(publications.bulletinId, ids), listedPublications(viewer)),
    );
    return rows.map(({ id, title, body, at, unit }) => ({
      ...{ kind: "bulletins" as const, id, at, unit: unitOf(unit) },
      title: markedIn(title, sought, TITLE),
      pieces: markedIn(plainText(body), sought, AROUND),
    }));
  },
  async cases(viewer, ids, sought, on) {
    const rows = await on
      .select({ case: cases, unit: unitColumns })
      .from(cases)
      .leftJoin(units, eq(units.id, cases.unitId))
      .where(and(inArray(cases.id, ids), visibleCases(viewer)));
    return rows.map(({ case: one, unit }) => ({
      ...{ kind: "cases" as const, id: one.id, at: one.publishedAt ?? one.createdAt, unit: unitOf(unit) },
      title: markedIn(one.title, sought, TITLE),
      pieces: markedIn(caseText(one), sought, AROUND),
    }));
  },
  async posts(viewer, ids, sought, on) {
    const rows = await on
      .select({
        ...{ id: posts.id, number: posts.number, body: posts.body, at: posts.createdAt },
        ...{ threadId: threads.id, title: titleFor(viewer), authorName: members.name, unit: unitColumns },
      })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .innerJoin(members, eq(members.id, posts.authorId))
      .leftJoin(units, eq(units.id, threads.unitId))
      .where(and(inArray(posts.id, ids), saidPosts(viewer)))
      .orderBy(desc(posts.id));
    return rows.map(({ id, number, body, at, threadId, title, authorName, unit }) => ({
      ...{ kind: "posts" as const, id, at, unit: unitOf(unit), said: { threadId, number, authorName } },
      title: markedIn(title, sought, TITLE),
      pieces: markedIn(plainText(body, { withoutQuotes: true }), sought, AROUND),
    }));
  },
};

const unitColumns = { slug: units.slug, name: units.name, enName: units.enName };
const unitOf = (unit: Hit["unit"]) => (unit?.slug ? unit : null);

const selectBulletins = (on: Reader) =>
  on
    .select({
      ...{ id: publications.bulletinId, title: publications.title, body: publications.body },
      ...{ at: publications.firstPublishedAt, unit: unitColumns },
    })
    .from(publications)
    .leftJoin(units, eq(units.id, publications.unitId));
