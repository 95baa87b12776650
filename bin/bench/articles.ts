import type postgres from "postgres";
import { median } from "./figures.ts";
import { untilElsewhere } from "./freshness.ts";
import { ask, bareServer, requestsPerSecond } from "./load.ts";
import { cookieOf, startWeb } from "./web.ts";

const ROUNDS = 3;

/**
 * The article that was imported with its 20 pictures: how fast its page and its column's are handed out beside a bare
 * server with the same bytes, and how soon another instance has it after it was published anew.
 */
export async function measureArticles(sql: postgres.Sql, databaseUrl: string): Promise<Record<string, number>> {
  const [row] = await sql<{ id: string; author: string; column: string }[]>`
    select b.id, b.author_id author, c.slug as column from bulletins b join bulletin_columns c on c.id = b.column_id
    where c.slug = 'bench-import' order by b.created_at desc limit 1`;
  const { id, author, column } = row!;
  const [unit] = await sql<{ id: string }[]>`select id from units where slug = 'group'`;
  await sql`insert into grants (member_id, role, unit_id) values (${author}, 'publisher', ${unit!.id})`;
  const publish = await publisherOf(author, id);
  await publish("第一稿");
  const [session] = await sql<{ id: string }[]>`insert into sessions (member_id, method, verified_at, expires_at)
    values (${author}, 'password', now(), now() + interval '1 day') returning id`;
  const cookie = await cookieOf(session!.id);
  const web = await startWeb(databaseUrl, 128);
  const pages = { article: `${web.url}/bulletins/${id}`, column: `${web.url}/bulletins/columns/${column}` };
  const figures: Record<string, number> = {};
  for (const [name, url] of Object.entries(pages)) figures[`${name}/bare`] = await besideBare(url, cookie);
  const anew = async (n: number) => {
    const title = `第 ${n} 次更正之后`;
    await publish(title);
    return title;
  };
  const took = await untilElsewhere(pages.article, cookie, anew);
  figures["published-elsewhere-ms"] = median(took);
  figures["published-elsewhere-ms-most"] = Math.max(...took);
  Object.assign(figures, await measureDropped(sql, { url: web.url, cookie, article: id, column, publish }));
  await web.stop();
  return figures;
}

/** Saves the article under another title and publishes it. */
async function publisherOf(author: string, id: string) {
  const { findActor } = await import("#domains/accounts/queries.ts");
  const { findDraft } = await import("#domains/bulletins/drafts/queries.ts");
  const { saveDraft } = await import("#domains/bulletins/commands/save-draft.ts");
  const { publishBulletin } = await import("#domains/bulletins/commands/publish-bulletin.ts");
  const actor = (await findActor(author))!;
  return async (title: string) => {
    const draft = (await findDraft(actor, id))!;
    const { columnId, version } = draft;
    await saveDraft(actor, { bulletinId: id, columnId, version, title });
    await publishBulletin(actor, { bulletinId: id, version: version + 1 });
  };
}

/** Both in turn, so that a machine that slows down slows both. */
async function besideBare(url: string, cookie: string): Promise<number> {
  const bare = await bareServer(await ask(url, cookie));
  const ratios: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const ratio = (await requestsPerSecond([url], cookie)) / (await requestsPerSecond([bare.url], ""));
    if (round > 0) ratios.push(ratio);
  }
  bare.close();
  return median(ratios);
}

type House = {
  url: string;
  cookie: string;
  article: string;
  column: string;
  publish: (title: string) => Promise<void>;
};

/**
 * Which stored pages a publication drops: those that show the article, and no other. Told as the number of pages that were
 * dropped without showing it, and of those that show it and were kept.
 */
async function measureDropped(sql: postgres.Sql, { url, cookie, article, column, publish }: House) {
  const others = await sql<{ id: string; slug: string }[]>`
    select p.bulletin_id id, c.slug from publications p join bulletin_columns c on c.id = p.column_id
    where p.unit_id is null and p.superseded_at is null and p.withdrawn_at is null and p.bulletin_id <> ${article}
    order by p.first_published_at desc`;
  const names = (page: string, what: string) => page.includes(`/bulletins/${what}`);
  const paths = [
    "/",
    "/bulletins",
    `/bulletins/columns/${column}`,
    ...[...new Set(others.map(({ slug }) => slug))].map((slug) => `/bulletins/columns/${slug}`),
    ...[article, ...others.map(({ id }) => id)].map((id) => `/bulletins/${id}`),
    "/forum",
    "/cases",
    "/topics",
    "/units/works",
    "/units/works/bulletins",
  ];
  const get = async (path: string) => {
    const answer = await fetch(url + path, { headers: { cookie }, redirect: "manual" });
    return { cache: answer.headers.get("x-nextjs-cache"), status: answer.status, text: await answer.text() };
  };
  const stored: { path: string; isShowing: boolean }[] = [];
  for (const path of new Set(paths)) {
    await get(path);
    const { cache, status, text } = await get(path);
    if (status === 200 && cache === "HIT")
      stored.push({ path, isShowing: path.endsWith(article) || names(text, article) });
  }
  await publish("更正之后，看谁还留着旧页");
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const asked = await Promise.all(
    stored.map(async (page) => ({ ...page, isKept: (await get(page.path)).cache === "HIT" })),
  );
  const count = (of: (page: (typeof asked)[number]) => boolean) => asked.filter(of).length;
  return {
    "pages-showing": count(({ isShowing }) => isShowing),
    "pages-beside": count(({ isShowing }) => !isShowing),
    "dropped-beside": count(({ isShowing, isKept }) => !isShowing && !isKept),
    "kept-showing": count(({ isShowing, isKept }) => isShowing && isKept),
  };
}
