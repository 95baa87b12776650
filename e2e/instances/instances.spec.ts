import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { composerRuns } from "../in-the-forum.ts";
import { type House, openHouse } from "./house.ts";

// What only several processes, or a database that is gone, can show: a house of its own, which no other story notices.
test.describe.configure({ mode: "default" });

/** A database, a schema and two processes, beside everything that the other stories do. */
const OPEN_MS = 120_000;

let house: House;
const contexts: BrowserContext[] = [];
test.beforeAll(async () => {
  test.setTimeout(OPEN_MS);
  house = await openHouse();
});
test.afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
test.afterAll(() => house?.close());

/** Somebody's browser at one of the two processes, signed in. */
async function at(browser: Browser, url: string, person: { id: string } | null, lang = "zh-CN"): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: lang });
  contexts.push(context);
  if (person) await context.addCookies([{ ...(await house.signIn(person)), url }]);
  return context.newPage();
}

const text = async (page: Page, path: string) => (await page.request.get(path)).text();

test("a reply that one process takes is read on the other, and told to whoever has the page open there", async ({
  browser,
}) => {
  const [writer, reader] = await Promise.all([
    at(browser, house.urls[0], house.writer),
    at(browser, house.urls[1], house.reader),
  ]);
  const live = reader.waitForResponse(/\/api\/live\?/);
  await reader.goto(house.path);
  await live;
  // The other process has its own stored copy.
  await expect.poll(async () => (await reader.request.get(house.path)).headers()["x-nextjs-cache"]).toBe("HIT");

  await writer.goto(house.path);
  await composerRuns(writer);
  await writer.getByLabel("你的回复").fill("我们是轮流值守");
  const taken = writer.waitForResponse((response) => "next-action" in response.request().headers());
  await writer.getByRole("button", { name: "发布回复" }).click();
  await taken;
  // A stored copy has no end of its own: it is made anew because the other process was told. How fast is for the bench.
  await expect.poll(() => text(reader, house.path)).toContain("我们是轮流值守");
  await expect(reader.getByRole("button", { name: /1 条新回复/ })).toBeVisible();
});

test("a session that is ended at one process is out at the other: its open connection closes, its next request is at the door", async ({
  browser,
}) => {
  const [here, there] = await Promise.all([
    at(browser, house.urls[0], house.reader),
    at(browser, house.urls[1], house.reader),
  ]);
  const opened = there.waitForRequest(/\/api\/live\?/);
  await there.goto(house.path);
  const live = await opened;
  expect((await live.response())?.status()).toBe(200);
  const closed = there.waitForEvent("requestfinished", (request) => request === live);

  await here.goto("/settings/sessions");
  await here.getByRole("button", { name: "退出其他所有设备" }).click();
  await closed;
  const answer = await there.request.get("/inbox", { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toMatch(/\/sign-in\?next=%2Finbox$/);
  await here.goto("/inbox");
  await expect(here).toHaveURL(/\/inbox$/);
});

test("while the database is gone every reader gets a calm page of ours, and when it is back so is the site, by itself", async ({
  browser,
}) => {
  const [member, guest] = await Promise.all([
    at(browser, house.urls[0], house.writer),
    at(browser, house.urls[0], null, "en"),
  ]);
  await member.goto("/settings");
  await house.stopDatabase();
  await member.getByLabel("自我介绍").fill("材料员，爱问一句");
  await member.getByRole("button", { name: "保存", exact: true }).click();
  await expect(member.getByRole("alert").filter({ hasText: "没有保存" })).toBeVisible();
  await expect(member.getByLabel("自我介绍")).toHaveValue("材料员，爱问一句");

  for (const [page, path, code, title] of [
    [member, house.path, 503, "暂时打不开"],
    [member, "/inbox?q=1", 503, "暂时打不开"],
    [guest, "/sign-in", 500, "Not available at the moment"],
    [guest, "/public", 500, "Not available at the moment"],
  ] as const) {
    const answer = await page.goto(path);
    expect([path, answer?.status()]).toEqual([path, code]);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.locator("main")).toContainText(/[0-9a-f]{8}/);
    await expect(page.locator("main")).not.toContainText(/ECONN|postgres|select/i);
    expect(answer?.headers()["content-security-policy"]).toMatch(/default-src '(self|none)'; .*(sha256|nonce)-/);
    expect((await answer?.headerValues("content-security-policy"))?.length).toBe(1);
    await expect(page.locator("html")).toHaveAttribute("lang", page === guest ? "en" : "zh-CN");
  }
  expect((await member.request.get("/api/health")).status()).toBe(503);

  await house.startDatabase();
  await expect
    .poll(async () => (await member.request.get(house.path)).status(), { timeout: 20_000, intervals: [50] })
    .toBe(200);
  await member.getByRole("link", { name: "重新载入" }).click();
  await expect(member).toHaveURL(/\/inbox\?q=1$/);
  await expect(member.getByRole("heading", { level: 1 })).toHaveText("消息");
  await guest.getByRole("link", { name: "Reload" }).click();
  await expect(guest.getByRole("heading", { level: 1 })).not.toHaveText("Not available at the moment");
  expect((await guest.request.get("/public")).status()).toBe(200);
});
