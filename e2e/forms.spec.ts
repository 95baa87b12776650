import type { Locator, Page } from "@playwright/test";
import { choose, unique } from "./at-the-desk.ts";
import { alive, alone, comeBack, endSession, expect, expectAccessible, test } from "./fixtures.ts";

const OFFLINE = "网络不通，没有提交。你填写的内容都还在，可以再按一次。";

/** Presses a button and waits until the server has answered. */
async function send(page: Page, button: Locator) {
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await button.click();
  await answer;
}

test("without a network a form sends nothing and loses nothing; with it again the same button sends it", async ({
  as,
}) => {
  const page = await as("member-logistics-1", { phone: true });
  await page.goto("/settings");
  await alive(page);
  const about = page.getByLabel("自我介绍");
  const save = page.locator("form").filter({ has: about }).getByRole("button");
  const words = unique("地下车库里没有信号");
  await about.fill(words);
  await page.context().setOffline(true);
  await save.click();
  await expect(page.getByRole("alert").filter({ hasText: OFFLINE })).toBeFocused();
  await expect(about).toHaveValue(words);
  await page.context().setOffline(false);
  await send(page, save);
  await expect(page.getByText(OFFLINE)).toHaveCount(0);
  await page.reload();
  await expect(about).toHaveValue(words);
});

test("the record of a case outlives a lost network, and a session that ends while it is filled in", async ({
  browser,
  baseURL,
}) => {
  const page = await alone(browser, baseURL, "editor");
  await page.goto("/desk/cases/new");
  await page.getByLabel("标题").fill(unique("会话到期的案例"));
  await choose(page.getByLabel("读者"), "工程公司");
  await page.getByRole("button", { name: "开始填写" }).click();
  await page.waitForURL(/\/desk\/cases\/[0-9a-f-]{36}$/);
  await alive(page);
  const path = new URL(page.url()).pathname;
  const steps = page.getByRole("group", { name: "经过", exact: true });
  const [lede, story] = [page.getByLabel("导语", { exact: true }), steps.getByLabel("发生了什么", { exact: true })];
  const save = page.getByRole("button", { name: "保存", exact: true });
  await lede.fill("三张出租车票，开了头");
  await page.context().setOffline(true);
  await steps.getByRole("button", { name: "加一步" }).click();
  await expect(page.getByRole("alert").filter({ hasText: OFFLINE })).toBeVisible();
  await expect(lede).toHaveValue("三张出租车票，开了头");
  await page.context().setOffline(false);
  await steps.getByRole("button", { name: "加一步" }).click();
  await story.fill("私人打车，公家报销。");
  await steps.getByLabel("这是转折").check();

  await endSession(page, browser, baseURL);
  await save.click();
  await comeBack(page, "editor", path);
  await expect(page.getByText("登录过期时没有提交的内容已放回，请检查后再提交。")).toBeVisible();
  await expect(story).toHaveValue("私人打车，公家报销。");
  await expect(steps.getByLabel("这是转折")).toBeChecked();
  await expectAccessible(page);
  await send(page, save);
  await expect(page.getByText("登录过期时没有提交的内容已放回")).toHaveCount(0);
  await page.reload();
  await expect(lede).toHaveValue("三张出租车票，开了头");
  await expect(story).toHaveValue("私人打车，公家报销。");
  await expect(page.getByText("登录过期时没有提交的内容已放回")).toHaveCount(0);
  await page.context().close();
});
