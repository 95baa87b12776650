import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

/** The floor of the framework is about 135 kB; reading pages may add 20, a thread 30 (gzip -9, kB of 1,000 bytes). */
const READING_KB = 155;
const THREAD_KB = 165;
const CSS_KB = 22;

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
  const sum = async (kind: string) => {
    let bytes = 0;
    for (const { type, body } of files.values()) if (type === kind) bytes += gzipSync(await body, { level: 9 }).length;
    return bytes / 1000;
  };
  return { scripts: await sum("script"), styles: await sum("stylesheet"), urls: [...files.keys()] };
}

const READING = [
  { name: "home", path: "/" },
  { name: "a list of bulletins", path: "/bulletins" },
  { name: "an article", path: "/bulletins", follow: "main a[href^='/bulletins/0']" },
  { name: "the list of cases", path: "/cases" },
  { name: "a case", path: "/cases", follow: "main a[href^='/cases/0']" },
  { name: "the forum", path: "/forum" },
  { name: "a board", path: "/forum/boards/festivals" },
];

for (const { name, path, follow } of READING) {
  test(`${name} sends no more than ${READING_KB} kB of JavaScript and ${CSS_KB} kB of styles`, async ({ as }) => {
    const { scripts, styles } = await weigh(await as("member-works-1"), path, follow);
    expect(scripts).toBeGreaterThan(50);
    expect(scripts).toBeLessThanOrEqual(READING_KB);
    expect(styles).toBeLessThanOrEqual(CSS_KB);
  });
}

test(`a thread sends no more than ${THREAD_KB} kB of JavaScript`, async ({ as }) => {
  const { scripts } = await weigh(
    await as("member-works-1"),
    "/forum/boards/festivals",
    "main a[href^='/forum/threads/']",
  );
  expect(scripts).toBeGreaterThan(50);
  expect(scripts).toBeLessThanOrEqual(THREAD_KB);
});
