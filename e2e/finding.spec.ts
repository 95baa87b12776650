import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoOverflow, signIn, test } from "./fixtures.ts";

/** Opens the long talk about house rules from its board, and returns its address. */
async function openLongThread(page: Page): Promise<string> {
  await page.goto("/forum/boards/festivals");
  await page.getByRole("link", { name: /家规/ }).click();
  await page.waitForURL(/threads\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

test("a reader moves along a long thread by its line, by number and by day, and reads it flat from now on", async ({
  as,
}) => {
  const page = await as("leader-office-2");
  const path = await openLongThread(page);
  const line = page.getByRole("slider", { name: /选择楼层/ });
  await line.focus();
  await expect(line).toHaveAttribute("aria-valuetext", /^第 \d+ 楼，.*月.*日$/);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  const chosen = Number(await line.inputValue());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${path}/41#post-${chosen}$`));
  await expect(page.locator(`#post-${chosen}`)).toBeInViewport();
  await expectAccessible(page);

  await page.getByRole("link", { name: "跳到楼层或日期" }).click();
  const sheet = page.getByRole("dialog", { name: "跳到" });
  await sheet.getByLabel("日期").fill("2020-01-01");
  await sheet.getByRole("button", { name: "前往" }).last().click();
  await expect(page).toHaveURL(new RegExp(`${path}#post-1$`));
  await expect(sheet).toHaveCount(0);

  const answers = page.locator("article.reply");
  await expect.poll(() => answers.count()).toBeGreaterThan(0);
  await page.getByRole("button", { name: "平铺" }).click();
  await expect(page.getByRole("button", { name: "平铺" })).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(answers).toHaveCount(0);
  const numbers = await page.locator("[data-post]").evaluateAll((all) => all.map((post) => Number(post.id.slice(5))));
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  await page.getByRole("link", { name: /^21—/ }).click();
  await expect(page).toHaveURL(new RegExp(`${path}/21$`));
  await expect(page.locator("#post-21")).toBeVisible();
  await expect(answers).toHaveCount(0);
  await page.getByRole("button", { name: "嵌套" }).click();
  await expect(page.getByRole("button", { name: "嵌套" })).toHaveAttribute("aria-pressed", "true");
});

test("on a phone the floor bar opens a sheet that the way back closes, and that leads to a number", async ({ as }) => {
  const page = await as("leader-office-1", { phone: true });
  const path = await openLongThread(page);
  await page.mouse.wheel(0, 1_200);
  const opener = page.getByRole("link", { name: /^\d+ \/ \d+$/ });
  const sheet = page.getByRole("dialog", { name: "跳到" });
  await opener.click();
  await expect(sheet).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.goBack();
  await expect(sheet).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await opener.click();
  await sheet.getByRole("spinbutton").fill("33");
  await sheet.getByRole("button", { name: "前往" }).first().click();
  await expect(page).toHaveURL(new RegExp(`${path}/21#post-33$`));
  await expect(page.locator("#post-33")).toBeInViewport();

  await page.getByRole("link", { name: "在帖内查找" }).click();
  await page.getByLabel("查找的词").fill("信纸");
  await page.getByRole("button", { name: "查找" }).click();
  const hit = page.getByRole("list", { name: "查找结果" }).getByRole("listitem").first();
  await expect(hit.locator("mark").first()).toHaveText("信纸");
  await expectNoOverflow(page);
  await hit.getByRole("link", { name: "第 1 楼" }).click();
  await expect(page).toHaveURL(new RegExp(`${path}#post-1$`));
});

test("what is marked unread, or read all at once and taken back, agrees in thread, list and badge", async ({ as }) => {
  const page = await as("leader-office-2");
  const path = await openLongThread(page);
  const told = page.waitForResponse("**/api/forum/read");
  await page.goto(`${path}/41`);
  await told;
  await page.locator("#post-55").getByLabel("更多操作").click();
  await page.getByRole("button", { name: "从这里起标为未读" }).click();
  await expect(page.getByText("以下 6 条为上次阅读后新增")).toBeVisible();

  await page.goto("/forum/lists/unread?board=festivals");
  const row = page.getByRole("listitem").filter({ hasText: "家规" });
  await expect(row).toContainText("6 条未读");
  await expect(row.getByRole("link")).toHaveAttribute("href", /\/41#post-55$/);
  const tab = page.getByRole("navigation", { name: "帖子列表" }).getByRole("link", { name: /^未读/ });
  const badge = await tab.locator("b").textContent();
  await expect(page.getByRole("list", { name: "帖子" }).getByRole("listitem")).toHaveCount(Number(badge));
  await expectAccessible(page);

  await page.getByRole("button", { name: /全部标为已读/ }).click();
  const toast = page.getByRole("status").filter({ hasText: "已标为已读" });
  await expect(toast).toContainText(/\d+ 个帖子/);
  // Others may have said something in the meantime.
  expect(Number.parseInt((await toast.textContent()) ?? "", 10)).toBeGreaterThanOrEqual(Number(badge));
  await expect(row).toHaveCount(0);
  await toast.getByRole("button", { name: "撤销" }).click();
  await expect(row).toContainText("6 条未读");
  await expect(page.getByText("已恢复为未读")).toBeVisible();
});

test("without scripts the same is done by forms: a jump, a mark, a sweep and its undo", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, locale: "zh-CN", javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "leader-logistics-1");
  const path = await openLongThread(page);
  await page.goto(`${path}/jump`);
  await page.getByLabel(/^楼层/).fill("47");
  await page.getByRole("button", { name: "前往" }).first().click();
  await expect(page).toHaveURL(new RegExp(`${path}/41#post-47$`));
  await page.goto(`${path}/jump`);
  await page.getByLabel(/从第几楼起/).fill("58");
  await page.getByRole("button", { name: "标为未读" }).click();
  await expect(page).toHaveURL(new RegExp(`${path}/41#post-58$`));
  await page.goto("/forum/lists/unread?board=festivals");
  const row = page.getByRole("listitem").filter({ hasText: "家规" });
  await expect(row).toContainText("3 条未读");
  await page.getByRole("button", { name: /全部标为已读/ }).click();
  await expect(page.getByRole("status")).toContainText("个帖子已标为已读");
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(async () => {
    await page.goto("/forum/lists/unread?board=festivals");
    await expect(row).toContainText("3 条未读", { timeout: 1_000 });
  }).toPass();
  await context.close();
});

test("a list that is needed often is kept under a name, and is one click away", async ({ as }) => {
  const page = await as("leader-office-2");
  await page.goto("/forum/lists/top");
  await page.getByLabel("时间").selectOption("month");
  await page.getByLabel("版块").selectOption("festivals");
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(page).toHaveURL(/top\?period=month&board=festivals&unit=$/);
  await expect(page.getByRole("list", { name: "帖子" }).getByRole("listitem").first()).toBeVisible();
  await page.getByLabel("名称").fill("节日热议");
  await page.getByRole("button", { name: "保存当前列表" }).click();
  await expect(page.getByRole("link", { name: "节日热议" })).toBeVisible();
  await page.goto("/forum/lists/latest");
  await page.getByRole("link", { name: "节日热议" }).click();
  await expect(page).toHaveURL(/top\?board=festivals&period=month$/);
  await page.getByRole("button", { name: "删除「节日热议」" }).click();
  await expect(page.getByRole("link", { name: "节日热议" })).toHaveCount(0);
});
