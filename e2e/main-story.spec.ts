import type { Page } from "@playwright/test";
import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { openThread, say } from "./in-the-forum.ts";

for (const phone of [false, true]) {
  const where = phone ? "on a phone" : "on a desktop";

  test(`石磊 reads a bulletin and a case, and answers a question of the case, ${where}`, async ({ as }) => {
    const page = await as("member-works-1", { phone });
    await page.goto("/");
    await page.locator("a.leadcard").click();
    await page.waitForURL(/\/bulletins\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.goto("/cases");
    await page.locator("main a[href^='/cases/0']").first().click();
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    await page.getByRole("link", { name: "进入讨论" }).first().click();
    await page.waitForURL(/\/forum\/threads\//);
    await say(page, unique("我会当面退回，再到支部登记"));
  });

  test(`a leader hides a post that was flagged; its author reads why, appeals, and is heard by another leader, ${where}`, async ({
    as,
  }) => {
    const author = await as("member-works-1", { phone });
    const colleague = await as("member-works-2", { phone });
    const leader = await as("leader-works", { phone });
    const above = await as("leader-group", { phone });
    const stranger = await as("member-logistics-1", { phone });
    const title = unique("班组长的电话该不该贴出来");
    const words = unique("他的号码是一三八零零零零");
    const path = await openThread(author, title, { text: "大家说说。" });
    await say(author, words);

    await colleague.goto(path);
    const postId = await colleague
      .getByRole("article")
      .filter({ hasText: words })
      .last()
      .evaluate((post) => post.outerHTML.match(/\/flags\/([0-9a-f-]{36})/)?.[1]);
    await colleague.goto(`/flags/${postId}`);
    await colleague.getByLabel("补充说明").fill("写了别人的电话");
    await colleague.getByRole("button", { name: "提交投诉" }).click();
    await expect(colleague.getByRole("heading", { name: "已收到你的投诉" })).toBeVisible();

    await leader.goto("/desk/moderation");
    await leader.locator(`a[href*="${postId}"]`).click();
    await leader.waitForURL(/\/desk\/moderation\/posts\//);
    await expect(leader.getByText("写了别人的电话")).toBeVisible();
    await expectNoOverflow(leader);
    await leader.goto(`/desk/moderation/posts/${postId}`);
    await hideWith(leader, "版规：不写他人隐私");

    await author.goto(path);
    await expect(author.getByText(words)).toHaveCount(0);
    const line = author.locator(".inbox li").filter({ hasText: "版规：不写他人隐私" }).filter({ hasText: title });
    await expect(async () => {
      await author.goto("/inbox");
      await expect(line).toHaveCount(1, { timeout: 500 });
    }).toPass();
    await line.getByRole("button").click();
    await author.waitForURL(/\/decisions\//);
    await expectAccessible(author);
    await expectNoOverflow(author);
    await author.getByLabel("申诉内容").fill("那是公开的值班电话。");
    await author.getByRole("button", { name: "提交申诉" }).click();
    await expect(author.getByText("已提交申诉，等待复核。")).toBeVisible();

    await above.goto("/desk/moderation");
    await above.getByRole("link").filter({ hasText: "那是公开的值班电话。" }).filter({ hasText: title }).click();
    await expect(above.getByRole("blockquote")).toContainText(words);
    await expectAccessible(above);
    await expectNoOverflow(above);
    await above.getByLabel("复核意见").fill("确为公开信息");
    await above.getByRole("button", { name: "作出决定" }).click();
    await above.waitForURL(/\/desk\/moderation$/);

    await author.goto(path);
    await expect(author.getByRole("article").filter({ hasText: words }).last()).toBeVisible();
    expect((await stranger.goto(path))?.status()).toBe(404);
    await expect(stranger.getByText(title)).toHaveCount(0);
  });
}

/** The form of the deed, whichever way the desk lays it out. */
async function hideWith(page: Page, reason: string) {
  const hide = page.locator("details, fieldset, label").filter({ hasText: /^隐藏/ }).first();
  await hide.click();
  await page.getByLabel(/^理由/).locator("visible=true").first().fill(reason);
  await page.getByRole("button", { name: "隐藏", exact: true }).click();
  await expect(page.getByText("已隐藏").first()).toBeVisible();
}
