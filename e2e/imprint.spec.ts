import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

const isGrey = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).filter);
const today = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });

test("the administrator sets the footer and a day of mourning: every page that was stored before shows both, and neither once they end", async ({
  as,
  browser,
}) => {
  const [admin, member] = [await as("admin"), await as("member-works-1", { phone: true })];
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true });
  const guest = await context.newPage();
  const everywhere = [
    [member, "/bulletins"],
    [member, "/me"],
    [member, "/no/such/page"],
    [guest, "/public"],
    [guest, "/sign-in"],
  ] as const;
  const foot = (page: Page) => page.locator("footer");
  for (const [page, path] of everywhere) await page.goto(path);

  await admin.goto("/desk/organisation");
  await admin.getByLabel("承办单位").fill("清江集团纪委办公室");
  await admin.getByLabel("ICP 备案号").fill("12345");
  await admin.getByLabel("公安备案号").fill("京公网安备11010102000001号");
  await admin.getByRole("button", { name: "保存页脚" }).click();
  await expect(admin.getByText("请照备案通知填写，如 京ICP备12345678号-1。")).toBeVisible();
  await expect(admin.getByLabel("公安备案号")).toHaveValue("京公网安备11010102000001号");
  await admin.getByLabel("ICP 备案号").fill("京ICP备12345678号-1");
  await admin.getByRole("button", { name: "保存页脚" }).click();
  await expect(admin.getByText("已保存。")).toBeVisible();
  await admin.getByLabel("第一天").fill(today());
  await admin.getByLabel("最后一天").fill(today());
  await admin.getByRole("button", { name: "保存哀悼日" }).click();
  await expect(admin.getByText("今天全站显示为灰色。")).toBeVisible();

  for (const [page, path] of everywhere) {
    await page.goto(path);
    await expect.poll(() => isGrey(page), path).toBe("grayscale(1)");
    await expect(foot(page)).toContainText("承办：清江集团纪委办公室");
    await expect(foot(page).getByRole("link", { name: "京ICP备12345678号-1" })).toHaveAttribute(
      "href",
      "https://beian.miit.gov.cn/",
    );
    await expect(foot(page).getByRole("link", { name: /公网安备/ })).toHaveAttribute("href", /code=11010102000001$/);
    await expectNoOverflow(page);
  }
  await expectAccessible(guest);

  await admin.getByLabel("承办单位").fill("");
  await admin.getByLabel("ICP 备案号").fill("");
  await admin.getByLabel("公安备案号").fill("");
  await admin.getByRole("button", { name: "保存页脚" }).click();
  await expect.poll(async () => (await guest.request.get("/sign-in")).text()).not.toContain("承办");
  await admin.goto("/desk/organisation");
  await admin.getByLabel("第一天").fill("");
  await admin.getByLabel("最后一天").fill("");
  await admin.getByRole("button", { name: "保存哀悼日" }).click();
  await expect(admin.getByText("在这些日子里全站显示为灰色")).toBeVisible();
  for (const [page, path] of everywhere) {
    await page.goto(path);
    await expect.poll(() => isGrey(page), path).toBe("none");
    await expect(foot(page)).not.toContainText("承办");
  }
  await context.close();
});
