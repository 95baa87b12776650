import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startHouse } from "#bin/checks/product.ts";
import { freePort } from "#bin/launch/ports.mjs";
import { startLetterbox } from "#domains/accounts/testing/letterbox.ts";
import { expect, expectAccessible, expectNoOverflow, PHONE, signIn, test as stories } from "./fixtures.ts";

type Letters = Awaited<ReturnType<typeof startLetterbox>>["letters"];
type Empty = { link: string; letters: Letters; page: Page };

const PASSWORD = "清江边的三棵老樟树下";
const STARTED_WITHIN_MS = 90_000;

/** A house of its own without the demonstration: nobody has an account yet. With a phone in front of it. */
const test = stories.extend<{ empty: Empty }>({
  empty: [
    async ({ browser }, use) => {
      const data = mkdtempSync(join(tmpdir(), "qingfeng-empty-"));
      const letterbox = await startLetterbox();
      const mail = { QINGFENG_SMTP_URL: letterbox.url, QINGFENG_MAIL_FROM: "qingfeng@example.org" };
      const env = { QINGFENG_DEMO: "off", ...mail };
      const house = await startHouse(data, await freePort(), env, AbortSignal.timeout(STARTED_WITHIN_MS));
      const link = () => /http:\S+\/set-up\/[\w-]+/.exec(house.output())?.[0];
      await expect.poll(link, "the start tells the link").toBeDefined();
      const phone = { viewport: PHONE, isMobile: true, hasTouch: true, locale: "zh-CN" };
      const context = await browser.newContext({ baseURL: house.env.QINGFENG_URL, ...phone });
      await use({ link: link() ?? "", letters: letterbox.letters, page: await context.newPage() });
      await context.close();
      await house.stop();
      await letterbox.stop();
      rmSync(data, { recursive: true, force: true });
    },
    { timeout: STARTED_WITHIN_MS },
  ],
});

async function expectWell(page: Page) {
  await expectAccessible(page);
  await expectNoOverflow(page);
}

test("何平 opens the one-time link, founds the organisation and hands two passwords over; the link is spent, the house is empty and well, and a lost password comes by mail", async ({
  empty: { link, letters, page },
}) => {
  test.setTimeout(120_000);
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(link);
  await expectWell(page);
  const [first, second, third] = await Promise.all(
    [/^系统管理员/, /^安全管理员/, /^审计管理员/].map((name) => page.getByRole("group", { name })),
  );
  await page.getByLabel("组织名称").fill("白鹭水务");
  await first!.getByLabel("姓名").fill("何平");
  await first!.getByLabel("登录名").fill("he-ping");
  await first!.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await first!.getByLabel("再输一次").fill(PASSWORD);
  await second!.getByLabel("姓名").fill("罗安");
  await second!.getByLabel("登录名").fill("he-ping");
  await third!.getByLabel("姓名").fill("邵敏");
  await page.getByRole("button", { name: "完成设置" }).click();
  await expect(second!.getByText("已被使用，请换一个。")).toBeVisible();
  await expect(page.getByLabel("组织名称")).toHaveValue("白鹭水务");
  await expect(first!.getByLabel("密码", { exact: true })).toHaveValue("");
  await second!.getByLabel("登录名").fill("luo-an");
  await first!.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await first!.getByLabel("再输一次").fill(PASSWORD);
  await page.getByRole("button", { name: "完成设置" }).click();
  await expect(page.getByRole("heading", { name: "设置完成" })).toBeVisible();
  const handed = page.locator("dl").filter({ hasText: "luo-an" }).locator("code");
  const oneTime = (await handed.textContent()) ?? "";
  await expectWell(page);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "链接已失效" })).toBeVisible();
  await expectWell(page);

  await signIn(page, "luo-an", oneTime);
  await expect(page).toHaveURL(/\/settings\/password$/);
  await page.context().clearCookies();
  await signIn(page, "he-ping", PASSWORD);
  for (const path of ["/", "/bulletins", "/cases", "/forum", "/inbox", "/people", "/desk/units", "/desk/people"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    await expect(page.getByText("演示数据")).toHaveCount(0);
    await expectWell(page);
  }

  await page.goto("/settings");
  await page.getByLabel("电子邮箱").fill("he-ping@example.org");
  await page.getByLabel("当前密码", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "保存邮箱" }).click();
  await expect(page.getByText("已保存。")).toBeVisible();
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "忘记密码" }).click();
  await expectWell(page);
  await page.getByLabel("登录名").fill("he-ping");
  await page.getByRole("button", { name: "发送链接" }).click();
  await expect(page.getByRole("heading", { name: "请查收邮件" })).toBeVisible();
  const resetLink = () =>
    letters.flatMap(({ text }) => /http:\S+\/reset-password\/[\w-]+/.exec(text)?.[0] ?? [])[0] ?? "";
  await expect.poll(resetLink).not.toBe("");
  await page.goto(resetLink());
  await expectWell(page);
  await page.getByLabel("新密码", { exact: true }).fill(`${PASSWORD}面`);
  await page.getByLabel("再输一次新密码").fill(`${PASSWORD}面`);
  await page.getByRole("button", { name: "保存新密码" }).click();
  await expect(page.getByText("新密码已保存，请登录。")).toBeVisible();
  await signIn(page, "he-ping", `${PASSWORD}面`);
  await expect(page).toHaveURL((url) => url.pathname === "/");
});
