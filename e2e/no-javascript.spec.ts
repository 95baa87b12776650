import { unique } from "./at-the-desk.ts";
import { expect, PASSWORD, signIn, test } from "./fixtures.ts";

test.use({ javaScriptEnabled: false });

test("without JavaScript one signs in, reads, replies, changes the language and signs out", async ({ page }) => {
  await page.goto("/forum/boards/festivals");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("登录名").fill("wu-haoran");
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/forum\/boards\/festivals$/);

  await page.locator("main a[href^='/forum/threads/']").first().click();
  await expect(page.getByRole("article").first()).toBeVisible();
  const words = unique("不用脚本也能说话");
  await page.getByLabel("你的回复").fill(words);
  // As a button does that is pressed twice: there is no script that could give the form a key, or hold the button.
  await page.route("**/forum/threads/**", async (route) => {
    if (route.request().method() === "POST") await route.fetch({ maxRedirects: 0 });
    await route.continue();
  });
  await page.getByRole("button", { name: "发布回复" }).click();
  await expect(page).toHaveURL(/#post-\d+$/);
  await expect(page.locator(".prose").filter({ hasText: words })).toHaveCount(1);

  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  // The account keeps it, and other stories speak Chinese with this person.
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.goto("/me");
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/inbox");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("without JavaScript one keeps an article and a case, finds both again and lets them go", async ({ page }) => {
  await signIn(page, "member-office-2");
  for (const [path, kind, none] of [
    ["/bulletins", "articles", "还没有收藏文章。"],
    ["/cases", "cases", "还没有收藏案例。"],
  ] as const) {
    await page.goto(path);
    await page.locator(".blist h2 a").first().click();
    await expect(page).toHaveURL(new RegExp(`${path}/0`));
    await page.locator(`a[href^='/bookmarks/${kind}/0']`).click();
    await expect(page).toHaveURL(new RegExp(`/bookmarks/${kind}/0`));
    const form = page.url();
    await page.getByRole("button", { name: "收藏", exact: true }).click();
    await expect(page.getByText("已收藏，在“我的收藏”里可以找到。")).toBeVisible();
    await page.getByRole("link", { name: "我的收藏" }).click();
    await expect(page).toHaveURL(new RegExp(`/bookmarks/${kind}$`));
    await expect(page.locator(".blist h2 a")).toHaveCount(1);
    await page.goto(form);
    await page.getByRole("button", { name: "取消收藏" }).click();
    await expect(page.getByRole("button", { name: "收藏", exact: true })).toBeVisible();
    await page.goto(`/bookmarks/${kind}`);
    await expect(page.getByText(none)).toBeVisible();
  }
});

test("a wrong password is told in a sentence and keeps the name, never the password", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("登录名").fill("nobody-of-that-name");
  await page.getByLabel("密码", { exact: true }).fill("not-the-password");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("登录名或密码不对");
  await expect(page.getByLabel("登录名")).toHaveValue("nobody-of-that-name");
  await expect(page.getByLabel("密码", { exact: true })).toHaveValue("");
});

test("what is missing and what is forbidden say so in one sentence, drawn by the server", async ({ page }) => {
  await signIn(page, "member-office-2");
  for (const path of ["/nowhere", "/forum/threads/01a20631-0000-7000-8000-000000000000", "/desk/people", "/people/x"])
    for (const time of ["first", "again"]) {
      const answer = await page.goto(path);
      expect(answer?.status(), `${path} ${time}`).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有这个页面");
      await expect(page.getByRole("link", { name: "清风" }).first()).toBeVisible();
    }
});
