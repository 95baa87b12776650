import type { Page } from "@playwright/test";
import { choose, unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { composerRuns, postOf } from "./in-the-forum.ts";

const BOARD = "/units/works/forum/boards/works-site";

/** Opens what is folded away under the name of an act, fills it in and does it. */
async function act(page: Page, name: string, fields: Record<string, string> = {}) {
  const box = page
    .locator("details.deedbox")
    .filter({ has: page.locator("summary", { hasText: new RegExp(`^${name}$`) }) });
  await box.locator("summary").click();
  for (const [label, text] of Object.entries(fields)) await box.getByLabel(label, { exact: true }).fill(text);
  await box.getByRole("button", { name, exact: true }).click();
}

/** Chooses one of the acts on a post that lie side by side, and does it. */
async function decide(page: Page, name: string, fields: Record<string, string> = {}) {
  await page.getByRole("radiogroup", { name: "处理" }).getByText(name, { exact: true }).click();
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).locator("visible=true").fill(text);
  await page.getByRole("button", { name, exact: true }).click();
}

async function openThread(page: Page, board: string, title: string) {
  await page.goto(board);
  await page.getByRole("link", { name: /^发起/ }).locator("visible=true").click();
  await page.getByLabel("题目").fill(title);
  await page.getByLabel("正文").fill("先说说我们这里的做法。");
  await page.getByRole("button", { name: "发布", exact: true }).click();
}

const TEMPLATE = "时间：\n地点：";

async function createBoard(leader: Page, { name, slug }: { name: string; slug: string }) {
  await leader.goto("/desk/boards");
  await leader.getByRole("link", { name: "开设版块" }).click();
  await leader.getByLabel("所属单位").selectOption({ label: "工程公司" });
  await leader.getByLabel("名称").fill(name);
  await leader.getByLabel("地址").fill("site");
  await leader.getByLabel("说明").fill("夜里的事在这里说。");
  await leader.getByLabel("发帖模板").fill(TEMPLATE);
  await leader.getByLabel("成员的发言先经版主审核").check();
  await leader.getByRole("button", { name: "开设" }).click();
  await expect(leader.getByText("已被使用，请换一个。")).toBeVisible();
  await expect(leader.getByLabel("成员的发言先经版主审核")).toBeChecked();
  await leader.getByLabel("地址").fill(slug);
  await leader.getByRole("button", { name: "开设" }).click();
  await expect(leader.getByRole("row").filter({ hasText: name })).toContainText("先审后发");
}

/** The board lends a beginning; what somebody had written of their own wins over it, and thrown away leaves it standing again. */
async function beginWithTemplate(page: Page, path: string) {
  await page.clock.install();
  await page.goto(path);
  const text = page.getByLabel("正文");
  await expect(text).toHaveValue(TEMPLATE);
  await composerRuns(page);
  await text.fill("时间：昨夜两点");
  await page.clock.fastForward(11_000);
  await expect(page.getByText(/^草稿已于 .+ 自动保存$/)).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(text).toHaveValue("时间：昨夜两点");
  const forgotten = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: "不用草稿" }).click();
  await forgotten;
  await expect(text).toHaveValue(TEMPLATE);
  await page.reload();
  await expect(text).toHaveValue(TEMPLATE);
}

test("高振山 opens a board that looks at posts first: a thread waits, is approved with a note, pinned, locked, unlocked, and moved away; then the board is renamed and archived", async ({
  as,
}) => {
  test.slow(); // every tool of a leader, one after the other
  const [leader, member] = [await as("leader-works"), await as("member-works-2", { phone: true })];
  const name = unique("夜班");
  const slug = `night-${name.split(" ").at(-1)}`;
  const board = `/units/works/forum/boards/works-${slug}`;
  await createBoard(leader, { name, slug });
  await beginWithTemplate(member, `/write/thread/works-${slug}`);
  const title = unique("夜里谁来开门");
  await openThread(member, board, title);
  await member.waitForURL(/\/drafts#waiting$/);
  await expect(member.getByRole("listitem").filter({ hasText: title })).toBeVisible();
  await expectAccessible(member);
  await leader.goto(board);
  await expect(leader.getByRole("link", { name: title })).toHaveCount(0);

  await leader.goto("/desk/moderation");
  await leader.getByRole("link").filter({ hasText: title }).click();
  await expect(leader.getByRole("heading", { level: 1, name: "待审发言" })).toBeVisible();
  await decide(leader, "只记备注", { 内部备注: "和本人通过电话" });
  await expect(leader.getByText("备注 和本人通过电话")).toBeVisible();
  await decide(leader, "通过");
  await expect(leader.getByText("待审", { exact: true })).toHaveCount(0);
  await expectAccessible(leader);
  await member.goto(board);
  await member.getByRole("link", { name: title }).click();
  await member.waitForURL(/\/forum\/threads\//);
  const path = new URL(member.url()).pathname;

  await leader.goto(path);
  await leader.getByRole("link", { name: "管理本帖" }).click();
  await leader.waitForURL(/\/moderate\//);
  await expect(leader.getByRole("heading", { level: 1, name: "管理讨论" })).toBeVisible();
  await expectAccessible(leader);
  await act(leader, "置顶");
  await expect(leader.locator("summary", { hasText: "取消置顶" })).toBeVisible();
  await act(leader, "锁定讨论", { 理由: "已有结论", 内部备注: "周五再开" });
  await expect(leader.locator("summary", { hasText: "解除锁定" })).toBeVisible();
  await member.goto(board);
  const row = member.getByRole("listitem").filter({ hasText: title });
  await expect(row).toContainText("置顶");
  await member.goto(path);
  await expect(member.getByText("本帖已锁定，可以阅读，不能再发言。")).toBeVisible();
  await expect(member.getByLabel("你的回复")).toHaveCount(0);
  await act(leader, "解除锁定");
  await expect(leader.locator("summary", { hasText: "锁定讨论" })).toBeVisible();
  await act(leader, "取消置顶");
  await expect(leader.locator("summary", { hasText: /^置顶$/ })).toBeVisible();
  await member.goto(path);
  await expect(member.getByLabel("你的回复")).toBeVisible();

  const move = leader.locator("#move");
  await move.locator("summary").click();
  await choose(move.getByLabel("移到版块"), "班组茶座");
  await move.getByRole("button", { name: "下一步" }).click();
  await expect(move.getByText(/移动后.*可见/)).toBeVisible();
  await move.getByLabel("理由", { exact: true }).fill("这是第一项目部的事");
  await move.getByRole("button", { name: "移动" }).click();
  await expect(leader.getByRole("button", { name: "撤回移动" })).toBeVisible();
  // 段小满 belongs to the second site: what was moved to the first is out of reach, also for its author.
  expect((await member.goto(path))?.status()).toBe(404);
  const neighbour = await as("member-works-1");
  expect((await neighbour.goto(path.replace("/works/", "/works-1/")))?.status()).toBe(200);
  await expect(neighbour.getByRole("heading", { level: 1 })).toContainText(title.slice(0, 6));

  await leader.goto("/desk/moderation/log");
  for (const [kind, words] of [
    ["移动讨论", "这是第一项目部的事"],
    ["锁定讨论", "已有结论 / 周五再开"],
    ["通过发言", ""],
  ] as const)
    await expect(
      leader.getByRole("row").filter({ hasText: title }).filter({ hasText: kind }).filter({ hasText: words }).first(),
    ).toContainText("高振山");

  await leader.goto("/desk/boards");
  await leader.getByRole("link", { name }).click();
  await leader.getByLabel("名称").fill(`${name}新`);
  await leader.getByLabel("成员的发言先经版主审核").uncheck();
  await leader.getByRole("button", { name: "保存", exact: true }).click();
  await expect(leader.getByRole("row").filter({ hasText: `${name}新` })).toContainText("直接发布");
  await leader.getByRole("link", { name: `${name}新` }).click();
  await expectAccessible(leader);
  await leader.getByRole("button", { name: "归档" }).click();
  await expect(leader.getByRole("row").filter({ hasText: `${name}新` })).toContainText("已归档");
  await member.goto("/units/works/forum");
  await expect(member.getByRole("link", { name: `${name}新` })).toHaveCount(0);
  await member.goto(board);
  await expect(member.getByText("本版已归档：可以阅读，不再发言。")).toBeVisible();
  await expect(member.getByRole("link", { name: /^发起/ }).locator("visible=true")).toHaveCount(0);
});

test("on a phone 高振山 silences 傅长河 for some days; who may not speak reads why, and speaks again when it is lifted", async ({
  as,
}) => {
  const [leader, member] = [await as("leader-works", { phone: true }), await as("fu-changhe", { phone: true })];
  const [title, reason] = [unique("量具借用登记"), unique("版规：不指名道姓")];
  await openThread(member, BOARD, title);
  await member.waitForURL(/\/forum\/threads\/[0-9a-f-]{36}$/);
  const path = new URL(member.url()).pathname;

  await leader.goto("/desk/mutes");
  await leader.locator("summary", { hasText: "新增禁言" }).click();
  const form = leader.locator("details").filter({ hasText: "新增禁言" });
  await form.getByLabel("人员").fill("郝秋实");
  await form.getByLabel("范围").selectOption({ label: "工程公司" });
  await form.getByLabel("天数").fill("3");
  await form.getByLabel("理由", { exact: true }).fill(reason);
  await form.getByLabel("内部备注").fill("第二次了");
  await form.getByRole("button", { name: "禁言" }).click();
  await expect(form.getByText("没有找到，或者你无权查看。")).toBeVisible();
  await expect(form.getByLabel("天数")).toHaveValue("3");
  await form.getByLabel("人员").fill("傅长河");
  await form.getByRole("button", { name: "禁言" }).click();
  const line = leader.getByRole("listitem").filter({ hasText: reason });
  await expect(line).toContainText("傅长河");
  await expectAccessible(leader);
  await expectNoOverflow(leader);
  await leader.goto("/desk/members");
  await expect(leader.getByRole("listitem").filter({ hasText: "傅长河" })).toContainText("禁言至");

  await member.goto(path);
  await expect(member.getByText(/^你已被禁言，.+ 之后可以再发言。/)).toBeVisible();
  await expect(member.getByLabel("你的回复")).toHaveCount(0);
  await member.goto("/write/thread/works-site");
  await expect(member.getByText(/^你已被禁言/)).toBeVisible();
  await expect(member.getByLabel("题目")).toHaveCount(0);
  const told = member.locator(".inbox li").filter({ hasText: reason });
  await expect(async () => {
    await member.goto("/inbox");
    await expect(told).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await told.getByRole("button").click();
  await member.waitForURL(/\/decisions\//);
  await expect(member.getByText("期限至")).toBeVisible();
  await expectAccessible(member);
  await expectNoOverflow(member);

  await leader.goto("/desk/mutes");
  await line.locator("summary").click();
  await line.getByRole("button", { name: "解除禁言" }).click();
  await expect(line).toHaveCount(0);
  await member.goto(path);
  await member.getByLabel("你的回复").fill("记住了");
  await member.getByRole("button", { name: "发布回复" }).click();
  await expect(postOf(member, "记住了")).toBeVisible();
});

test("on a phone a leader finds the tools of a thread below the talk", async ({ as }) => {
  const leader = await as("leader-works", { phone: true });
  await leader.goto(BOARD);
  await leader.getByRole("listitem").getByRole("link").first().click();
  await leader.waitForURL(/\/forum\/threads\//);
  await leader.getByRole("link", { name: "管理本帖" }).click();
  await expect(leader.getByRole("heading", { level: 1, name: "管理讨论" })).toBeVisible();
  await expectAccessible(leader);
  await expectNoOverflow(leader);
});
