import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

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

  const nested = page.locator("#post-1 ~ article .reply");
  expect(await nested.count()).toBeGreaterThan(0);
  await page.getByRole("button", { name: "平铺" }).click();
  await expect(page.getByRole("button", { name: "平铺" })).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(nested).toHaveCount(0);
  expect(
    await page.locator("[data-post]").evaluateAll((posts) => posts.map((post) => Number(post.dataset.post))),
  ).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  await page
    .getByRole("link", { name: /^回复 #\d+$/ })
    .first()
    .waitFor();
  await page.getByRole("link", { name: /^21—/ }).click();
  await expect(page).toHaveURL(new RegExp(`${path}/21$`));
  await expect(nested).toHaveCount(0);
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
  await sheet.getByLabel("楼层", { exact: false }).last().fill("33");
  await sheet.getByRole("button", { name: "前往" }).first().click();
  await expect(page).toHaveURL(new RegExp(`${path}/21#post-33$`));
  await expect(page.locator("#post-33")).toBeInViewport();
});
