import type { Page } from "@playwright/test";
import { expect, PASSWORD, signIn, test } from "./fixtures.ts";

/** Browsers of their own, so that nobody's kept session is touched. */
test.use({ storageState: { cookies: [], origins: [] } });

async function openThread(page: Page): Promise<string> {
  await page.goto("/forum/boards/festivals");
  const [path] = await page
    .locator('a[href^="/forum/threads/"]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  await page.goto(path!);
  return path!;
}

test("the security administrator ends a session: its open live connection closes, and its next click is at the door", async ({
  page,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, locale: "zh-CN" });
  const member = await context.newPage();
  await signIn(member, "yan-songbai");
  const opened = member.waitForRequest(/\/api\/live\?/);
  await openThread(member);
  const live = await opened;
  expect((await live.response())?.status()).toBe(200);
  const closed = member.waitForEvent("requestfinished", (request) => request === live);

  await signIn(page, "security");
  await page.goto("/desk/sessions");
  await page.getByLabel("查找人员").fill("yan-songbai");
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("link", { name: /阎松柏/ }).click();
  const rows = page.getByRole("button", { name: "使其退出" });
  await expect(rows).toHaveCount(1);
  await rows.click();
  await expect(page.getByText("没有正在使用的会话。")).toBeVisible();

  await closed;
  await member.getByRole("link", { name: "首页" }).first().click();
  await expect(member).toHaveURL(/\/sign-in/);
  await context.close();
});

test("one's devices: each is named, and a single one signed out without touching the others", async ({
  page,
  browser,
  baseURL,
}) => {
  const others = await Promise.all([1, 2].map(() => browser.newContext({ baseURL, locale: "zh-CN" })));
  const [phone, tablet] = (await Promise.all(others.map((context) => context.newPage()))) as [Page, Page];
  await signIn(phone, "dai-zhen");
  await signIn(tablet, "dai-zhen");
  await signIn(page, "dai-zhen");
  await phone.goto("/settings/sessions");
  const mine = phone.locator(".cards > li").filter({ hasText: "本机" });
  await mine.getByText("给这台设备起个名字").first().click();
  await mine.getByLabel("给这台设备起个名字").fill("食堂的旧手机");
  await mine.getByRole("button", { name: "保存名称" }).click();
  await expect(mine.getByRole("heading", { name: /食堂的旧手机/ })).toBeVisible();

  await page.goto("/settings/sessions");
  const cards = page.locator(".cards > li");
  await cards.filter({ hasText: "食堂的旧手机" }).getByRole("button", { name: "退出", exact: true }).click();
  await expect(cards.filter({ hasText: "食堂的旧手机" })).toHaveCount(0);
  await phone.goto("/forum");
  await expect(phone).toHaveURL(/\/sign-in/);
  await tablet.goto("/inbox");
  await expect(tablet).toHaveURL(/\/inbox$/);
  for (const context of others) await context.close();
});

test.describe("single sign-on, through a real provider", () => {
  test.skip(!process.env.QINGFENG_OIDC_ISSUER, "the product at hand has no provider beside it");

  async function passProvider(page: Page, account: string) {
    await page.getByRole("link", { name: "统一身份认证登录" }).click();
    await page.waitForURL((url) => url.origin === new URL(process.env.QINGFENG_OIDC_ISSUER ?? "").origin);
    await page.locator("input[name=login]").fill(account);
    await page.locator("input[name=password]").fill("any");
    await page.locator("button[type=submit]").click();
    await page.getByRole("button", { name: "Continue" }).click();
  }

  test("leads to the page that was asked for, as the member of that name", async ({ page }) => {
    await page.goto("/inbox");
    await passProvider(page, "1001");
    await expect(page).toHaveURL(/\/inbox$/);
    await page.goto("/me");
    await expect(page.getByText("吴浩然").first()).toBeVisible();
  });

  test("whom the register does not know stays at the door, with a sentence and the other way in", async ({ page }) => {
    await page.goto("/sign-in");
    await passProvider(page, "1002");
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(page.getByRole("alert").filter({ hasText: "统一" })).toBeVisible();
    await page.getByLabel("登录名").fill("wu-haoran");
    await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await expect(page).toHaveURL((url) => url.pathname === "/");
  });
});
