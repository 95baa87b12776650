import type { Page } from "@playwright/test";
import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { openThread, say, WORKS_BOARD } from "./in-the-forum.ts";

test("on a phone 高振山 makes a thread of what strayed from the subject, and merges it back: the old addresses lead to the post, and 段小满 is told", async ({
  as,
}) => {
  const [leader, member] = [await as("leader-works", { phone: true }), await as("member-works-2", { phone: true })];
  const [title, strayed, other] = [unique("夜班的灯"), unique("食堂几点开门"), unique("食堂的时间")];
  const path = await openThread(member, title, { text: "东门的灯又坏了。" });
  await say(member, strayed);

  await leader.goto(path);
  await leader.getByRole("link", { name: "管理本帖" }).click();
  await leader.getByRole("link", { name: "选出发言，移走或隐藏" }).click();
  await leader.getByRole("checkbox", { name: strayed }).check();
  await expectAccessible(leader);
  await expectNoOverflow(leader);
  await leader.getByRole("button", { name: "移动所选" }).click();
  const split = leader.locator("details").filter({ has: leader.getByLabel("新讨论的题目") });
  await split.getByLabel("新讨论的题目").fill(other);
  await split.getByLabel("理由", { exact: true }).fill("另一件事，另开一题");
  await expectAccessible(leader);
  await expectNoOverflow(leader);
  await split.getByRole("button", { name: "拆成新讨论" }).click();
  await expect(leader.getByRole("heading", { level: 1, name: other })).toBeVisible();
  const opened = new URL(leader.url()).pathname;

  await member.goto(WORKS_BOARD); // an address that differs by the anchor alone loads nothing
  await member.goto(`${path}#post-2`);
  const left = member.locator(".gone").filter({ hasText: other });
  await expectAccessible(member);
  await left.getByRole("link", { name: "#2" }).click();
  await member.waitForURL(new RegExp(`${opened}#post-1$`));
  await expect(member.locator("#post-1")).toContainText(strayed);
  const told = member.locator(".inbox li").filter({ hasText: other });
  await expect(async () => {
    await member.goto("/inbox");
    await expect(told).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await told.getByRole("button").click();
  await member.waitForURL(/#post-1$/);

  await leader.getByRole("link", { name: "管理本帖" }).click();
  const merge = leader.locator("details").filter({ has: leader.locator("summary", { hasText: "并入别的讨论" }) });
  await merge.locator("summary").click();
  await merge.getByLabel("讨论的网址").fill("食堂");
  await merge.getByLabel("理由", { exact: true }).fill("还是一件事");
  await merge.getByRole("button", { name: "并入" }).click();
  await expect(merge.getByText("请填写讨论的网址。")).toBeVisible();
  await merge.getByLabel("讨论的网址").fill(new URL(path, leader.url()).href);
  await merge.getByRole("button", { name: "并入" }).click();
  await leader.waitForURL(new RegExp(`${path}.*#post-3$`));
  await member.goto(opened);
  await member.waitForURL(new RegExp(`${path}.*#post-3$`));
  await expect(member.locator("#post-3")).toContainText(strayed);

  await keepPace(leader, member, path);
  await setTimer(leader);
  await hideVersion(leader, member, strayed);
});

/** The leader slows the thread down; the member, who has just spoken, is asked to wait and loses nothing. */
async function keepPace(leader: Page, member: Page, path: string) {
  await leader.getByRole("link", { name: "管理本帖" }).click();
  const slow = leader.locator("details").filter({ has: leader.locator("summary", { hasText: /^慢速发言$/ }) });
  await slow.locator("summary").click();
  await slow.getByLabel("理由", { exact: true }).fill("先想一想再说");
  await slow.getByRole("button", { name: "慢速发言" }).click();
  await expect(leader.getByText("结束慢速发言").first()).toBeVisible();
  await member.goto(path);
  await expect(member.getByText(/慢速发言：每人 10 分钟发一条/)).toBeVisible();
  await member.getByLabel("你的回复").fill("可是我还有一句");
  await member.getByRole("button", { name: "发布回复" }).click();
  await expect(member.getByText(/每 10 分钟一条，请 \d+ 分钟后再发。内容已保留。/)).toBeVisible();
  await expect(member.getByLabel("你的回复")).toHaveValue("可是我还有一句");
  await expectNoOverflow(member);
  await member.getByRole("button", { name: "收起" }).click();
}

/** What is to happen later stands where the thread is managed, until it is taken back; a time that is over is refused. */
async function setTimer(leader: Page) {
  const box = leader.locator("details").filter({ has: leader.getByLabel("到时", { exact: true }) });
  await box.locator("summary").click();
  await box.getByLabel("到时", { exact: true }).selectOption("提醒我");
  await box.getByLabel("理由或提醒内容").fill("问一问电工班");
  await box.getByLabel("时间").fill("2020-01-01T09:00");
  await box.getByRole("button", { name: "设定" }).click();
  await expect(box.getByText("这个时间已经过去。")).toBeVisible();
  await expect(box.getByLabel("理由或提醒内容")).toHaveValue("问一问电工班");
  await box.getByLabel("时间").fill(`${new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)}T09:00`);
  await box.getByRole("button", { name: "设定" }).click();
  const set = leader.getByRole("list", { name: "已设定的定时" }).getByRole("listitem");
  await expect(set).toContainText("问一问电工班");
  await expectAccessible(leader);
  await set.getByRole("button", { name: "取消" }).click();
  await expect(set).toHaveCount(0);
}

/** The leader takes what a post said before an edit out of its history; its writer reads why, and how to have it looked at again. */
async function hideVersion(leader: Page, member: Page, words: string) {
  await member.locator("#post-3").getByLabel("更多操作").click();
  await member.getByRole("link", { name: "编辑或收回" }).click();
  await member.getByLabel("正文").fill("改成公开的说法");
  await member.getByRole("button", { name: "保存修改" }).click();
  await member.waitForURL(/#post-3$/);
  await member.locator("#post-3").getByRole("link", { name: "已编辑" }).click();
  await expect(member.locator(".version .prose").getByText(words)).toBeVisible();
  await leader.goto(new URL(member.url()).pathname);
  const hide = leader.locator("details").filter({ has: leader.getByText("隐藏这一版") });
  await hide.locator("summary").click();
  await hide.getByLabel("理由", { exact: true }).fill("写出了他人的电话");
  await expectAccessible(leader);
  await hide.getByRole("button", { name: "隐藏这一版" }).click();
  await expect(leader.getByText("恢复这一版").first()).toBeVisible();
  await member.reload();
  await expect(member.getByText("这一版已由版主隐藏：写出了他人的电话")).toBeVisible();
  await expect(member.getByText(words)).toHaveCount(0);

  const told = member.locator(".inbox li").filter({ hasText: "写出了他人的电话" }).first();
  await expect(async () => {
    await member.goto("/inbox");
    await expect(told).toBeVisible({ timeout: 500 });
  }).toPass();
  await told.getByRole("button").click();
  await member.waitForURL(/\/decisions\//);
  await expect(member.getByRole("heading", { name: "申诉" })).toBeVisible();
  await expectAccessible(member);
  await expectNoOverflow(member);
}
