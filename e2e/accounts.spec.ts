import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { expect, expectAccessible, PASSWORD, signIn, test } from "./fixtures.ts";

/** A browser of its own, so that nobody's kept session is touched. */
const alone = { storageState: { cookies: [], origins: [] } };

async function knock(page: Page, name: string, password: string) {
  await page.getByLabel("登录名").fill(name);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

test.describe("at the door", () => {
  test.use(alone);

  test("a wrong password says how many tries are left, keeps the name, and never says whether the name exists", async ({
    page,
  }) => {
    const sentences: string[] = [];
    for (const name of ["cui-yan", `nobody-${Date.now()}`]) {
      await page.goto("/sign-in");
      await knock(page, name, "not the password");
      const alert = page.getByRole("alert").filter({ hasText: "不对" });
      await expect(alert).toBeVisible();
      await expect(page.getByText("还可以试 4 次")).toBeVisible();
      await expect(page.getByLabel("登录名")).toHaveValue(name);
      sentences.push(((await page.locator("form.gform").textContent()) ?? "").replace(name, ""));
    }
    expect(sentences[0]).toBe(sentences[1]);
    await expectAccessible(page);
  });

  test("whoever asked for a page gets there, and a foreign address leads home", async ({ page }) => {
    await page.goto("/inbox");
    await expect(page.getByText("你要打开的页面需要登录")).toBeVisible();
    await knock(page, "niu-xiaojun", PASSWORD);
    await expect(page).toHaveURL(/\/inbox$/);
    await page.context().clearCookies();
    await page.goto("/sign-in?next=https://evil.example/");
    await knock(page, "niu-xiaojun", PASSWORD);
    await expect(page).toHaveURL((url) => url.pathname === "/");
  });

  test("a stolen cookie of before is worth nothing after signing in, nor after signing out", async ({
    page,
    browser,
    baseURL,
  }) => {
    await signIn(page, "member-logistics");
    const stolen = await page.context().storageState();
    const thief = await browser.newContext({ baseURL, storageState: stolen });
    const elsewhere = await thief.newPage();
    await elsewhere.goto("/inbox");
    await expect(elsewhere).toHaveURL(/\/inbox$/);
    await page.goto("/me");
    await page.getByRole("button", { name: "退出登录" }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    await elsewhere.goto("/inbox");
    await expect(elsewhere).toHaveURL(/\/sign-in/);
    await thief.close();
  });

  test("after signing out the way back shows no page of before", async ({ page }) => {
    await signIn(page, "fu-changhe");
    await page.goto("/forum");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.goto("/me");
    await page.getByRole("button", { name: "退出登录" }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    for (let step = 0; step < 2; step++) {
      await page.goBack();
      await expect(page).toHaveURL(/\/sign-in/);
    }
  });

  test("two steps: set up with the codes on paper, then asked for at the next sign-in, phone or paper", async ({
    page,
  }) => {
    await signIn(page, "jin-mei");
    await page.goto("/settings/two-step");
    await page.getByLabel("当前密码").fill(PASSWORD);
    await page.getByRole("button", { name: "开始设置" }).click();
    const secret = ((await page.locator("code").textContent()) ?? "").replace(/\s/g, "");
    await page.getByLabel("动态码").fill(generateSync({ secret }));
    await page.getByRole("button", { name: "确认并开启" }).click();
    const codes = page.locator(".codes code");
    await expect(codes).toHaveCount(10);
    const paper = await codes.allInnerTexts();
    await expectAccessible(page);

    await page.context().clearCookies();
    await page.goto("/inbox");
    await knock(page, "jin-mei", PASSWORD);
    await expect(page.getByRole("heading", { name: "两步验证" })).toBeVisible();
    await expectAccessible(page);
    await page.goto("/inbox");
    await expect(page).toHaveURL(/\/sign-in/);
    await knock(page, "jin-mei", PASSWORD);
    await page.getByLabel("动态码或恢复码").fill("000000");
    await page.getByRole("button", { name: "验证" }).click();
    await expect(page.getByText("动态码不对，或已用过")).toBeVisible();
    await page.getByLabel("动态码或恢复码").fill(paper[0] ?? "");
    await page.getByRole("button", { name: "验证" }).click();
    await expect(page).toHaveURL(/\/inbox$/);

    await page.goto("/settings/two-step");
    await expect(page.getByText("还剩 9 个恢复码可用")).toBeVisible();
    await page.getByLabel("当前密码").last().fill(PASSWORD);
    await page.getByRole("button", { name: "关闭两步验证" }).click();
    await expect(page.getByRole("button", { name: "开始设置" })).toBeVisible();
  });

  test("a device that is signed out from another is out at its next click", async ({ page, browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, locale: "zh-CN" });
    const phone = await context.newPage();
    await signIn(phone, "bai-yong");
    await signIn(page, "bai-yong");
    await page.goto("/settings/sessions");
    await page.getByRole("button", { name: "退出其他所有设备" }).click();
    await expect(page.locator(".cards > li")).toHaveCount(1);
    await phone.goto("/forum");
    await expect(phone).toHaveURL(/\/sign-in/);
    await context.close();
  });

  test("wishes follow to another device", async ({ page, browser, baseURL }) => {
    await signIn(page, "tan-jing");
    await page.goto("/settings/display");
    await page.getByLabel("深色").check();
    await page.getByLabel("更大", { exact: true }).check();
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("已保存")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    const context = await browser.newContext({ baseURL, locale: "zh-CN" });
    const other = await context.newPage();
    await signIn(other, "tan-jing");
    await other.goto("/settings/display");
    await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(other.getByLabel("更大", { exact: true })).toBeChecked();
    await other.getByLabel("跟随系统").check();
    await other.getByLabel("标准").check();
    await other.getByRole("button", { name: "保存" }).click();
    await context.close();
  });
});

test.describe("without JavaScript", () => {
  test.use({ ...alone, javaScriptEnabled: false });

  test("two-step sign-in is set up, shows its recovery codes, and lets in by one of them", async ({ page }) => {
    await signIn(page, "cao-zhigang");
    await page.goto("/settings/two-step");
    await page.getByLabel("当前密码").fill(PASSWORD);
    await page.getByRole("button", { name: "开始设置" }).click();
    const secret = ((await page.locator("code").textContent()) ?? "").replace(/\s/g, "");
    await page.getByLabel("动态码").fill(generateSync({ secret }));
    await page.getByRole("button", { name: "确认并开启" }).click();
    await expect(page.locator(".codes code")).toHaveCount(10);
    const [code = ""] = await page.locator(".codes code").allInnerTexts();
    await page.context().clearCookies();
    await page.goto("/inbox");
    await knock(page, "cao-zhigang", PASSWORD);
    await page.getByLabel("动态码或恢复码").fill(code);
    await page.getByRole("button", { name: "验证" }).click();
    await expect(page).toHaveURL(/\/inbox$/);
    await page.goto("/settings/two-step");
    await page.getByLabel("当前密码").last().fill(PASSWORD);
    await page.getByRole("button", { name: "关闭两步验证" }).click();
    await expect(page.getByRole("button", { name: "开始设置" })).toBeVisible();
  });
});
