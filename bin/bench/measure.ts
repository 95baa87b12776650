import type postgres from "postgres";
import { measureArticles } from "./articles.ts";
import { measureDenied } from "./denied.ts";
import { measureImport } from "./docx.ts";
import { median, timed } from "./figures.ts";
import { measureForumImport } from "./forum-import.ts";
import { measureHostile } from "./hostile.ts";
import { measureHttpReplies } from "./http-replies.ts";
import { growTo, plantLarge } from "./large.ts";
import { measureLists } from "./lists.ts";
import { measureLive } from "./live.ts";
import { ask, bareServer, requestsPerSecond } from "./load.ts";
import { measureModeration } from "./moderation.ts";
import { measureReading } from "./reading.ts";
import { measureReplies } from "./replies.ts";
import { measureSearch } from "./search.ts";
import { measureSight } from "./sight.ts";
import { measureThreads } from "./threads.ts";
import { cookieOf, highestPeakMb, startWeb } from "./web.ts";

type Figures = Record<string, number>;
const ROUNDS = 3;
const PAGES = 60;

/** Everything the foundation promises about speed; later issues add their own figures here. */
export async function measure(sql: postgres.Sql, databaseUrl: string, [small, large]: [number, number]) {
  const figures: Figures = {};
  const { memberId, hotThreads } = await plantLarge(sql);
  const [session] = await sql<{ id: string }[]>`insert into sessions (member_id, method, verified_at, expires_at)
    values (${memberId}, 'password', now(), now() + interval '1 day') returning id`;
  const cookie = await cookieOf(session!.id);
  const shared = await startWeb(databaseUrl, 128);
  const rendering = await startWeb(databaseUrl, 0);
  const pages = { shared: shared.url, rendering: rendering.url, cookie, hotThreads };
  Object.assign(figures, await measureSharing(pages));
  for (const [name, posts] of [
    ["small", small],
    ["large", large],
  ] as const) {
    await growTo(sql, posts);
    Object.assign(figures, suffixed(await measureAtSize(sql, databaseUrl, pages), name));
  }
  Object.assign(figures, await measureSearch(sql));
  Object.assign(figures, await measureHttpReplies(sql, shared.url));
  await shared.stop();
  await rendering.stop();
  Object.assign(figures, await measureThreads(sql, databaseUrl));
  Object.assign(figures, await measureLive(sql, databaseUrl, hotThreads[0]!));
  Object.assign(figures, await measureForumImport(sql));
  Object.assign(figures, await measureImport(sql));
  Object.assign(figures, await measureReading(sql, databaseUrl));
  Object.assign(figures, await measureLists(sql));
  Object.assign(figures, await measureModeration(sql, databaseUrl));
  Object.assign(figures, await measureDenied(sql, databaseUrl));
  Object.assign(figures, await measureArticles(sql, databaseUrl));
  Object.assign(figures, await measureHostile(sql, databaseUrl));
  Object.assign(figures, await measureSight(sql, databaseUrl));
  figures["peak-memory-mb"] = highestPeakMb();
  return { figures: rounded(figures), ratios: rounded(ratiosOf(figures)) };
}

/** One measure alone, in the large forum. */
export const ALONE = {
  hostile: measureHostile,
  queue: measureModeration,
  reading: measureReading,
  search: measureSearch,
  sight: measureSight,
  threads: measureThreads,
};
export async function measureAlone(sql: postgres.Sql, databaseUrl: string, large: number, name: keyof typeof ALONE) {
  await plantLarge(sql);
  await growTo(sql, large);
  return { figures: rounded(await ALONE[name](sql, databaseUrl)), ratios: {} };
}

type Pages = { shared: string; rendering: string; cookie: string; hotThreads: string[] };

/** Shared, rendered and bare in turn, so that a machine that slows down slows all three. */
async function measureSharing({ shared, rendering, cookie, hotThreads }: Pages): Promise<Figures> {
  const threadsOf = (url: string) => hotThreads.map((id) => `${url}/forum/threads/${id}`);
  const bare = await bareServer(await ask(threadsOf(shared)[0]!, cookie));
  const rates: Record<string, number[]> = { "shared-thread": [], "personal-thread": [], bare: [], home: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    const now = {
      "shared-thread": await requestsPerSecond(threadsOf(shared), cookie),
      "personal-thread": await requestsPerSecond(threadsOf(rendering), cookie),
      bare: await requestsPerSecond([bare.url], ""),
      home: await requestsPerSecond([`${shared}/`], cookie),
    };
    // The first round warms up.
    if (round > 0) for (const [name, rate] of Object.entries(now)) rates[name]!.push(rate);
  }
  bare.close();
  return Object.fromEntries(Object.entries(rates).map(([name, all]) => [`${name}-per-second`, median(all)]));
}

/** Pages that are made anew, and replies, at one size of the forum. */
async function measureAtSize(sql: postgres.Sql, databaseUrl: string, { rendering, cookie }: Pages): Promise<Figures> {
  const threads = await sql<{ id: string }[]>`select id from threads tablesample bernoulli (5) limit ${PAGES * 2}`;
  const boards = await sql<{ slug: string }[]>`select slug from boards`;
  const thread = (i: number) => ask(`${rendering}/forum/threads/${threads[i % threads.length]!.id}`, cookie);
  const board = (i: number) => ask(`${rendering}/forum/boards/${boards[i % boards.length]!.slug}`, cookie);
  await timed(10, thread);
  await timed(10, board);
  return {
    "thread-ms": median(await timed(PAGES, thread)),
    "board-ms": median(await timed(PAGES, board)),
    ...(await measureReplies(sql, databaseUrl, threads)),
  };
}

const suffixed = (figures: Figures, size: string): Figures =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${name}-${size}`, value]));

function ratiosOf(f: Figures): Figures {
  const over = (a: string, b: string) => f[a]! / f[b]!;
  return {
    "shared-thread/bare": over("shared-thread-per-second", "bare-per-second"),
    "shared-thread/personal-thread": over("shared-thread-per-second", "personal-thread-per-second"),
    "home/bare": over("home-per-second", "bare-per-second"),
    "forbidden/missing-thread": over("forbidden-thread-ms", "missing-thread-ms"),
    "forbidden/missing-post": over("forbidden-post-ms", "missing-post-ms"),
    "thread-of-50000/thread-of-50": over("thread-of-50000-ms", "thread-of-50-ms"),
    "reply-followed/reply-unfollowed": over("reply-followed-p95-ms", "reply-unfollowed-p95-ms"),
    "growth/thread": over("thread-ms-large", "thread-ms-small"),
    "growth/board": over("board-ms-large", "board-ms-small"),
    "growth/reply": over("reply-ms-large", "reply-ms-small"),
  };
}

const rounded = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toPrecision(3))]));
