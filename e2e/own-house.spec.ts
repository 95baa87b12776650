import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startHouse } from "#bin/checks/product.ts";
import { freePort } from "#bin/launch/ports.mjs";
import { expect, expectAccessible, PASSWORD, signIn, test as stories } from "./fixtures.ts";

type House = { come: () => Promise<Page> };

const STARTED_WITHIN_MS = 90_000;

/** A demonstration of its own, whose rules may be changed and which may be taken away; `come` brings another browser. */
const test = stories.extend<object, { house: House }>({
  house: [
    async ({ browser }, use) => {
      const data = mkdtempSync(join(tmpdir(), "qingfeng-demo-"));
      const env = { QINGFENG_DEMO: "on", QINGFENG_DEMO_PASSWORD: PASSWORD };
      const house = await startHouse(data, await freePort(), env, AbortSignal.timeout(STARTED_WITHIN_MS));
      const context = () => browser.newContext({ baseURL: house.env.QINGFENG_URL, locale: "zh-CN" });
      await use({ come: async () => (await context()).newPage() });
      for (const open of browser.contexts()) await open.close();
      await house.stop();
      rmSync(data, { recursive: true, force: true });
    },
    { scope: "worker", timeout: STARTED_WITHIN_MS },
  ],
});
// The second takes away what the first needs.
test.describe.configure({ mode: "serial" });

const SHARED = ["/", "/bulletins", "/cases", "/forum"];
const INVENTED = "main a:is([href^='/bulletins/0'], [href^='/cases/0'], [href^='/forum/boards/'])";

test("安全管理员 asks two steps of the audit administrator: the desk, which advised it before, now waits until it is on, and reading goes on", async ({
  house,
}) => {
  const [security, auditor] = [await house.come(), await house.come()];
  await signIn(auditor, "auditor");
  await auditor.goto("/desk/audit");
  await expect(auditor.getByText("建议开启两步验证")).toBeVisible();
  await signIn(security, "security");
  await security.goto("/desk/sessions");
  const rule = security.locator("form").filter({ hasText: "必须使用两步验证的角色" });
  await rule.getByLabel("审计管理员").check();
  await rule.getByRole("button", { name: "保存" }).click();
  await expect(security.getByText("已保存，立即生效。")).toBeVisible();
  await expect(rule.getByLabel("审计管理员")).toBeChecked();
  await expectAccessible(security);
  await auditor.goto("/desk/audit");
  await expect(auditor).toHaveURL(/\/settings\/two-step$/);
  await expect(auditor.getByText("你的角色须使用两步验证。")).toBeVisible();
  await expectAccessible(auditor);
  await auditor.goto("/bulletins");
  await expect(auditor.locator(INVENTED).first()).toBeAttached();
});

test("方旭 takes the demonstration away with two presses: its pages, pictures and people are gone at once, for whoever has them open too, and the house goes on", async ({
  house,
}) => {
  test.setTimeout(120_000);
  const [admin, member, guest] = [await house.come(), await house.come(), await house.come()];
  await signIn(admin, "admin");
  await signIn(member, "member-works-1");
  for (const path of SHARED) {
    await member.goto(path);
    await expect(member.locator(INVENTED).first()).toBeAttached();
  }
  await member.goto("/bulletins");
  const article = (await member.locator("main a[href^='/bulletins/0']").first().getAttribute("href")) ?? "";
  const picture = (await member.locator("main img[src^='/api/media/']").first().getAttribute("src")) ?? "";
  const statusOf = async (path: string) => (await admin.request.get(path)).status();
  expect([await statusOf(article), await statusOf(picture)]).toEqual([200, 200]);

  await admin.goto("/desk/organisation");
  const box = admin.getByRole("region", { name: "演示数据" });
  await box.getByText("清除演示数据", { exact: true }).click();
  await box.getByRole("button", { name: "确认清除，不再恢复" }).click();
  await expect(admin).toHaveURL(/\/settings\/password$/);
  await admin.getByLabel("当前密码", { exact: true }).fill(PASSWORD);
  await admin.getByLabel("新密码", { exact: true }).fill("三棵老樟树下的老水闸口");
  await admin.getByLabel("再输一次新密码").fill("三棵老樟树下的老水闸口");
  await admin.getByRole("button", { name: "保存", exact: true }).click();
  await expect(admin).toHaveURL(/\/settings(\?|$)/);

  await member.goto(article);
  await expect(member, "the session is over").toHaveURL(/\/sign-in/);
  for (const path of SHARED) {
    await admin.goto(path);
    await expect(admin.getByRole("heading", { level: 1 })).toBeAttached();
    await expect(admin.locator(INVENTED)).toHaveCount(0);
    await expect(admin.getByText("演示数据")).toHaveCount(0);
    await expectAccessible(admin);
  }
  expect([await statusOf(article), await statusOf(picture)]).toEqual([404, 404]);
  await guest.goto("/sign-in");
  await expect(guest.getByText("演示数据")).toHaveCount(0);
  await guest.getByLabel("登录名").fill("member-works-1");
  await guest.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await guest.getByRole("button", { name: "登录", exact: true }).click();
  await expect(guest.getByRole("alert").filter({ hasText: /./ })).toBeVisible();
});
