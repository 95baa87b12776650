import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { unique } from "./at-the-desk.ts";
import { expect, test } from "./fixtures.ts";

/** The floor of the framework is about 135 kB; reading pages may add 20, a thread 30 (gzip -9, kB of 1,000 bytes). */
const READING_KB = 155;
const THREAD_KB = 165;
const CSS_KB = 22;
/** Cumulative layout shift, while what belongs to its reader is laid over a page. */
const SHIFT = 0.02;
/** The page itself, as it is stored; a thread is one of twenty posts. */
const ARTICLE_KB = 30;
const TWENTY_POSTS_KB = 45;
/** The desk's tables and forms; the editor comes on top, where a text is written. */
const DESK_KB = 240;
const EDITOR_KB = 170;

/** What a first visit loads of one kind, compressed as a server would send it. */
async function weigh(page: Page, path: string, follow?: string) {
  const files = new Map<string, { type: string; body: Promise<Buffer> }>();
  page.on("response", (response) => {
    const type = response.request().resourceType();
    if (type === "script" || type === "stylesheet") files.set(response.url(), { type, body: response.body() });
  });
  await page.goto(path);
  if (follow) {
    const href = await page.locator(follow).first().getAttribute("href");
    await page.waitForLoadState("networkidle");
    files.clear();
    await page.goto(href ?? "/no/link");
  }
  await page.waitForLoadState("networkidle");
  const sum = async (kind: string, part = "") => {
    const bodies = await Promise.all([...files.values()].filter(({ type }) => type === kind).map(({ body }) => body));
    const bytes = bodies.filter((body) => body.includes(part)).map((body) => gzipSync(body, { level: 9 }).length);
    return bytes.reduce((all, some) => all + some, 0) / 1000;
  };
  return {
    editor: await sum("script", "ProseMirror"),
    scripts: await sum("script"),
    styles: await sum("stylesheet"),
    shift: await page.evaluate(shiftSoFar),
    urls: [...files.keys()],
  };
}

/** How much of what was on the screen has moved by itself since the page began. */
function shiftSoFar(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    const add = (list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) sum += entry.value;
    };
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    // What is buffered is told before a timer.
    setTimeout(() => resolve(sum), 100);
  });
}

const READING = [
  { name: "home", path: "/" },
  { name: "a list of bulletins", path: "/bulletins" },
  { name: "an article", path: "/bulletins", follow: "main a[href^='/bulletins/0']" },
  { name: "the list of cases", path: "/cases" },
  { name: "a case", path: "/cases", follow: "main a[href^='/cases/0']" },
  // Its rows learn how much is unread on each board.
  { name: "the forum", path: "/forum", shift: 0.05 },
  { name: "a board", path: "/forum/boards/festivals" },
];

for (const { name, path, follow, shift: allowed = SHIFT } of READING) {
  test(`${name} sends no more than ${READING_KB} kB of JavaScript and ${CSS_KB} kB of styles, and stays where it is`, async ({
    as,
  }) => {
    const { scripts, styles, shift } = await weigh(await as("member-works-1", { phone: true }), path, follow);
    expect(scripts).toBeGreaterThan(50);
    expect(scripts).toBeLessThanOrEqual(READING_KB);
    expect(styles).toBeLessThanOrEqual(CSS_KB);
    expect(shift).toBeLessThanOrEqual(allowed);
  });
}

test(`a thread sends no more than ${THREAD_KB} kB of JavaScript, and stays where it is`, async ({ as }) => {
  const { scripts, shift } = await weigh(
    await as("member-works-1", { phone: true }),
    "/forum/boards/festivals",
    "main a[href^='/forum/threads/']",
  );
  expect(scripts).toBeGreaterThan(50);
  expect(scripts).toBeLessThanOrEqual(THREAD_KB);
  expect(shift).toBeLessThanOrEqual(SHIFT);
});

/** What the server sends for the address itself, compressed. */
async function pageWeight(page: Page, path: string): Promise<number> {
  const answer = await page.request.get(path);
  expect(answer.status(), path).toBe(200);
  return gzipSync(await answer.body(), { level: 9 }).length / 1000;
}

test(`an article is a page of no more than ${ARTICLE_KB} kB, a thread of twenty posts of ${TWENTY_POSTS_KB} kB`, async ({
  as,
}) => {
  const page = await as("member-works-1");
  await page.goto("/bulletins");
  const articles = page.locator("main a[href^='/bulletins/0']");
  const hrefs = await articles.evaluateAll((links) => [
    ...new Set(links.map((link) => link.getAttribute("href") ?? "")),
  ]);
  expect(hrefs.length).toBeGreaterThan(5);
  for (const href of hrefs) {
    // Another story has withdrawn it meanwhile.
    if ((await page.request.get(href)).status() === 410) continue;
    expect.soft(await pageWeight(page, href), href).toBeLessThanOrEqual(ARTICLE_KB);
  }
  await page.goto("/forum/boards/festivals");
  const thread = await page.getByRole("link", { name: /家规/ }).getAttribute("href");
  const posts = (await (await page.request.get(thread ?? "")).text()).match(/ id="post-\d+"/g) ?? [];
  expect(posts.length).toBe(20);
  expect(await pageWeight(page, thread ?? "")).toBeLessThanOrEqual(TWENTY_POSTS_KB);
});

const DESK = [
  { who: "editor", path: "/desk/bulletins" },
  { who: "leader-group", path: "/desk/moderation" },
  { who: "admin", path: "/desk/people" },
];

for (const { who, path } of DESK) {
  test(`${path} sends no more than ${DESK_KB} kB of JavaScript`, async ({ as }) => {
    const { scripts } = await weigh(await as(who), path);
    expect(scripts).toBeGreaterThan(50);
    expect(scripts).toBeLessThanOrEqual(DESK_KB);
  });
}

test(`where a text is written, and nowhere else on the desk, comes the editor with no more than ${EDITOR_KB} kB`, async ({
  as,
}) => {
  const page = await as("editor");
  const desk = await weigh(page, "/desk/bulletins");
  await page.goto("/desk/bulletins/new");
  await page.getByLabel("标题").fill(unique("写稿的页面有多重"));
  await page.getByLabel("栏目").selectOption({ label: "学习园地" });
  await page.getByRole("button", { name: "开始写稿" }).click();
  await page.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  // A tab of its own, which has loaded nothing yet.
  const fresh = await page.context().newPage();
  const writing = await weigh(fresh, page.url());
  await expect(fresh.getByRole("textbox", { name: "正文" })).toBeVisible();
  expect(desk.editor, "it is no part of the desk's other pages").toBe(0);
  expect(writing.editor).toBeGreaterThan(50);
  expect(writing.editor).toBeLessThanOrEqual(EDITOR_KB);
});
