import { type BrowserContext, type CDPSession, chromium, type Page } from "@playwright/test";
import type postgres from "postgres";
import { browsers } from "../checks/chromium.ts";
import { ensureTools } from "../checks/tools.ts";
import { median, percentile } from "./figures.ts";
import { POST_TEXT } from "./large.ts";
import { cookieOf, startWeb } from "./web.ts";

/** A phone of the lower class on a poor line: four times slower than this machine, 1.6 Mbit/s, 150 ms there and back. */
const SLOWER = 4;
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 };
const VIEWPORT = { width: 390, height: 844 };
const VISITS = 5;
const PRESSES = 10;
const KEYS = 40;
const FRAME_MS = 16;
/** The browser tells of an event some time after the frame that answered it. */
const TOLD_AFTER_MS = 500;
/** So much is in the composer already when the keys are pressed. */
const TYPED_CHARS = 5_000;

/**
 * What a reader with such a phone waits for: until the largest part of a page is there on a first visit, for how long it
 * then answers to nothing, how long a press and a key take; medians and the 75th part of a hundred.
 */
export async function measureSight(sql: postgres.Sql, databaseUrl: string): Promise<Record<string, number>> {
  ensureTools(["playwright"]);
  const { paths, cookie } = await whatToOpen(sql);
  const web = await startWeb(databaseUrl, 128);
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = ["--disable-background-networking", "--disable-quic", ...asRoot];
  const browser = await chromium.launch({ executablePath: browsers().shell, args });
  const open = async () => {
    const context = await browser.newContext({ baseURL: web.url, viewport: VIEWPORT, isMobile: true, hasTouch: true });
    const [name, value] = cookie.split(/=(.*)/s) as [string, string];
    await context.addCookies([{ name, value, url: web.url }]);
    return context;
  };
  const figures: Record<string, number> = {};
  for (const [name, path] of Object.entries(paths)) {
    // The first visit warms up the server.
    const visits = [];
    for (let n = 0; n <= VISITS; n++) visits.push(await visit(await open(), path));
    const told = visits.slice(1);
    figures[`sight-${name}-lcp-ms`] = percentile(
      told.map(({ lcp }) => lcp),
      0.75,
    );
    figures[`sight-${name}-blocked-ms`] = median(told.map(({ blocked }) => blocked));
    figures[`sight-${name}-kb`] = median(told.map(({ bytes }) => bytes)) / 1000;
  }
  Object.assign(figures, await press(await open(), paths.thread));
  await browser.close();
  await web.stop();
  return figures;
}

/** The home page, a board, a thread of twenty posts; the article of the measure before where there is one; and who looks at them. */
async function whatToOpen(sql: postgres.Sql) {
  const [thread] = await sql<{ id: string }[]>`select id from threads where post_count >= 20 order by id limit 1`;
  const [article] = await sql<{ id: string }[]>`select bulletin_id as id from publications
    order by jsonb_array_length(body -> 'content') desc limit 1`;
  const [session] = await sql<{ id: string }[]>`insert into sessions (member_id, method, verified_at, expires_at)
    select id, 'password', now(), now() + interval '1 day' from members where sign_in_name = 'm2' returning id`;
  const paths = {
    home: "/",
    board: "/forum/boards/bench-1",
    thread: `/forum/threads/${thread!.id}`,
    ...(article && { article: `/bulletins/${article.id}` }),
  };
  return { paths, cookie: await cookieOf(session!.id) };
}

async function slowly(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return session;
}

async function visit(context: BrowserContext, path: string) {
  const page = await context.newPage();
  const session = await slowly(page);
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  const [painted, long] = [await entriesOf(page, "largest-contentful-paint"), await entriesOf(page, "longtask")];
  await context.close();
  // What of a long task is above 50 ms is time in which a press would wait.
  const blocked = long.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
  return { lcp: painted.at(-1)!.startTime, blocked, bytes };
}

/** How long it takes from a press, and from a key in a long text, until the screen has answered. */
async function press(context: BrowserContext, path: string): Promise<Record<string, number>> {
  const page = await context.newPage();
  // What is quick is told only to whoever listened before.
  await page.addInitScript(listenForEvents);
  await slowly(page);
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  const menu = page.getByLabel("更多操作").first();
  for (let n = 0; n < PRESSES; n++) await menu.click({ delay: 30 });
  const pressed = await responsesOf(page, ["pointerdown", "pointerup", "click"], PRESSES);
  const area = page.locator("form.comp textarea").first();
  await area.fill(POST_TEXT.repeat(TYPED_CHARS / POST_TEXT.length));
  await area.press("End");
  await area.pressSequentially("a".repeat(KEYS), { delay: 150 });
  const typed = await responsesOf(page, ["keydown", "keypress", "keyup"], KEYS);
  await context.close();
  return { "sight-press-ms": percentile(pressed, 0.75), "sight-key-ms": percentile(typed, 0.75) };
}

type Told = { name: string; startTime: number; duration: number; interactionId: number };
declare const heard: Told[];

function listenForEvents() {
  const told: unknown[] = [];
  Object.assign(globalThis, { heard: told });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as Told[])
      told.push({ name: entry.name, duration: entry.duration, interactionId: entry.interactionId });
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
}

/** The longest event of each interaction; one that is answered within a frame is not told, and counts as a frame. */
async function responsesOf(page: Page, names: string[], count: number): Promise<number[]> {
  await page.waitForTimeout(TOLD_AFTER_MS);
  const longest = new Map<number, number>();
  for (const { name, interactionId, duration } of await page.evaluate(() => heard))
    if (interactionId > 0 && names.includes(name))
      longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0));
  const told = [...longest.values()];
  return [...told, ...Array.from({ length: Math.max(0, count - told.length) }, () => FRAME_MS)];
}

/** What the page has noted of one kind so far. */
const entriesOf = (page: Page, type: string) =>
  page.evaluate(
    (asked) =>
      new Promise<{ startTime: number; duration: number }[]>((resolve) => {
        const told: { startTime: number; duration: number }[] = [];
        const watch = new PerformanceObserver((list) => {
          for (const { startTime, duration } of list.getEntries()) told.push({ startTime, duration });
        });
        watch.observe({ type: asked, buffered: true });
        // What is buffered is told before a timer.
        setTimeout(() => resolve(told), 200);
      }),
    type,
  );
