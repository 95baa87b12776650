import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";

const BOARD = "/forum/boards/festivals";

/** Opens the board and waits for its scripts: what belongs to the reader is asked for by them. Before that a key is nobody's. */
async function openBoard(page: Page) {
  await page.goto(BOARD);
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.includes("/api/me")),
  );
}

test("keys lead through a board, a thread and the house; not while one writes, nor once they are switched off", async ({
  as,
}) => {
  const page = await as("casework");
  await openBoard(page);
  const rows = page.getByRole("list", { name: "帖子" }).getByRole("link");
  await page.keyboard.press("j");
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/threads\/[0-9a-f-]{36}$/);
  await openBoard(page);
  await page.getByRole("list", { name: "帖子" }).getByRole("link", { name: /家规/ }).click();
  await page.waitForURL(/threads\/[0-9a-f-]{36}$/);
  await page.locator("#post-1").focus();
  await page.keyboard.press("j");
  await expect(page.locator("#post-2")).toBeFocused();
  await page.keyboard.press("r");
  const composer = page.getByLabel("你的回复");
  await expect(page.getByText("回复 #2", { exact: true })).toBeVisible();
  await expect(composer).toBeFocused();
  await page.keyboard.type("jk?");
  await expect(composer).toHaveValue("jk?");
  await composer.fill("");
  await composer.blur();
  await page.keyboard.press("/");
  await expect(page.locator(".mast [data-search]")).toBeFocused();
  await page.locator(".mast [data-search]").blur();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "键盘快捷键" });
  await expect(sheet).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page).toHaveURL(/\/forum\/lists\/latest$/);
  await page.keyboard.press("g");
  await page.keyboard.press("n");
  await expect(page).toHaveURL(/\/inbox$/);
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page).toHaveURL(/\/forum$/);
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(page).toHaveURL(/:\d+\/$/);

  await page.goto("/settings/display");
  await page.getByLabel(/用单个按键操作/).uncheck();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-keys", "off");
  await openBoard(page);
  await page.keyboard.press("?");
  await page.keyboard.press("j");
  await expect(sheet).toHaveCount(0);
  await expect(rows.first()).not.toBeFocused();
  await rows.first().click();
  await page.waitForURL(/threads\/[0-9a-f-]{36}/);
  await page.goto("/settings/display");
  await page.getByLabel(/用单个按键操作/).check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-keys", "off");
});

test("the way back leads to the same place in a list and in a thread", async ({ as }) => {
  const page = await as("casework", { phone: true });
  const placeOf = () => page.evaluate(() => Math.round(scrollY));
  for (const list of [BOARD, "/forum/lists/latest"]) {
    await page.goto(list);
    const row = page.getByRole("list", { name: "帖子" }).getByRole("link").last();
    await row.evaluate((link) => {
      link.scrollIntoView({ block: "end" });
      scrollBy(0, 150);
    });
    const before = await placeOf();
    expect(before).toBeGreaterThan(100);
    await row.click();
    await page.waitForURL(/threads\//);
    await expect(page.locator("[data-post]").first()).toBeVisible();
    await page.goBack();
    await expect(row).toBeVisible();
    await expect.poll(placeOf, { message: list }).toBe(before);
  }
  await page.goto(BOARD);
  await page.getByRole("list", { name: "帖子" }).getByRole("link", { name: /家规/ }).click();
  await page.waitForURL(/threads\//);
  const post = page.locator("#post-14");
  await post.evaluate((article) => article.scrollIntoView());
  const before = await placeOf();
  expect(before).toBeGreaterThan(500);
  // Without moving the page: the bell stands at its top.
  await page.locator("a.bell").evaluate((bell) => (bell as HTMLElement).click());
  await page.waitForURL(/inbox/);
  await page.goBack();
  await expect(post).toBeVisible();
  await expect.poll(placeOf).toBe(before);
});
