import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startHouse } from "#bin/checks/product.ts";
import { freePort } from "#bin/launch/ports.mjs";
import { expect, expectAccessible, PASSWORD, signIn, test as stories } from "./fixtures.ts";

type House = { come: () => Promise<Page> };

const STARTED_WITHIN_MS = 90_000;

/** A demonstration of its own, whose rules may be changed; `come` brings another browser. */
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

const INVENTED = "main a[href^='/bulletins/0']";

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
