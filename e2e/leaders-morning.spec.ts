import type { Page } from "@playwright/test";
import { saidIn } from "./access/objects.ts";
import { ORIGIN } from "./access/people.ts";
import { hiddenFields } from "./door.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

const QUEUE = "/desk/moderation?unit=office";

/**
 * Sends a form as a browser without scripts does; `mark` is something that only this form contains, or only it behind
 * `from`. Returns where it leads.
 */
async function send(page: Page, path: string, mark: string, fields: Record<string, string>, from = "<form") {
  const html = await (await page.request.get(path)).text();
  const multipart = { ...hiddenFields(html.slice(Math.max(0, html.indexOf(from))), mark), ...fields };
  const answer = await page.request.post(path, { multipart, maxRedirects: 0, headers: { origin: ORIGIN } });
  expect(answer.status(), `${path}: ${mark}`).toBe(303);
  return (answer.headers().location ?? "/").split(/[#?]/)[0] ?? "/";
}

type People = Record<"author" | "reporter" | "leader" | "above", Page>;

/** Twelve matters of the office: six complaints, four posts that wait, an appeal, and a proposal to delete for good. */
async function plantMorning({ author, reporter, leader, above }: People, mark: string) {
  const slug = `morning-${mark}`;
  const board = { unit: "office", name: `晨读 ${mark}`, slug, description: "", position: "9", needsApproval: "on" };
  await send(leader, "/desk/boards/new", 'name="slug"', board);
  const open = (on: string, title: string) =>
    send(leader, `/write/thread/${on}`, 'name="title"', { title: `${title} ${mark}`, text: "请大家说说。" });
  const [held, thread] = [await open(`office-${slug}`, "节前自查"), await open("office-hall", "电子红包怎么退")];
  const say = (path: string, text: string) => send(author, path, 'name="text"', { text: `${text}（${mark}）` });
  for (const n of [1, 2, 3, 4]) await say(held, `待审的话${n}`);
  const texts = ["投诉一", "投诉二", "投诉三", "投诉四", "投诉五", "投诉六", "有人误会的话", "证件号三二零一"];
  for (const text of texts) await say(thread, text);
  const html = await (await reporter.request.get(thread)).text();
  const ids = texts.map((text) => saidIn(html, `${text}（${mark}）`) ?? "");
  for (const id of ids.slice(0, 6))
    await send(reporter, `/flags/${id}`, 'name="text"', { reason: "insult", text: "说重了" });
  const hiding = { reason: `疑似不实 ${mark}` };
  await send(above, `/desk/moderation/posts/${ids[6]}`, 'name="reason"', hiding, 'data-deed="hide"');
  await proposePurge(above, `/desk/moderation/posts/${ids[7]}`, `写出了证件号 ${mark}`);
  await appealAgainst(author, `疑似不实 ${mark}`, `这是公开的数字 ${mark}`);
  return thread;
}

/** What may be proposed once is a choice no longer; the first of the others is chosen then. */
async function proposePurge(page: Page, path: string, reason: string) {
  await page.goto(path);
  await page
    .locator(".tiles label")
    .filter({ hasText: /^永久删除$/ })
    .click();
  await page.getByLabel(/^理由/).locator("visible=true").fill(reason);
  await page.getByRole("button", { name: "永久删除" }).click();
  await expect(page.getByText("由你提出，等待另一位负责人确认。")).toBeVisible();
  await expect(page.locator(".deedpane").locator("visible=true")).toHaveCount(1);
}

/** Opens the line of the inbox that says so and appeals. */
async function appealAgainst(author: Page, reason: string, text: string) {
  await expect(async () => {
    const line = (await (await author.request.get("/inbox")).text()).split("<li").find((part) => part.includes(reason));
    expect(line).toBeDefined();
    const multipart = hiddenFields(line ?? "", 'name="itemId"');
    const answer = await author.request.post("/inbox", { multipart, maxRedirects: 0, headers: { origin: ORIGIN } });
    await send(author, answer.headers().location ?? "/", 'name="text"', { text });
  }).toPass();
}

const row = (page: Page, text: string) => page.locator("li").filter({ hasText: text });

/** Chooses rows of the queue and asks what would happen to them. */
async function choose(page: Page, texts: string[], deed: string) {
  await page.goto(QUEUE);
  for (const text of texts) await row(page, text).getByRole("checkbox").check();
  await page.getByRole("button", { name: deed, exact: true }).click();
  await page.waitForURL(/\/desk\/moderation\/bulk/);
}

async function openCase(page: Page, text: string) {
  await page.goto(QUEUE);
  await row(page, text).getByRole("link").click();
  await expect(page.getByRole("link", { name: "回到列表" })).toBeVisible();
}

for (const phone of [false, true]) {
  const where = phone ? "on a phone" : "on a desktop";

  test(`a leader's morning: twelve matters, each kind handled, one appeal upheld, ${where}`, async ({ as }) => {
    test.setTimeout(180_000);
    const mark = Math.random().toString(36).slice(2, 8);
    const [leader, above] = [await as("leader-office", { phone }), await as("leader-group", { phone })];
    const [author, reporter] = [await as("member-office-1", { phone }), await as("member-office-2", { phone })];
    const thread = await plantMorning({ author, reporter, leader, above }, mark);
    const [of, mine] = [
      (text: string) => `${text}（${mark}）`,
      () => leader.locator(".items > li").filter({ hasText: mark }),
    ];

    await leader.goto(QUEUE);
    await expect(mine()).toHaveCount(12);
    await expectNoOverflow(leader);
    await expectAccessible(leader);

    // Three at once, with a reason worded before and an answer to who complained.
    await choose(leader, [of("投诉一"), of("投诉二"), of("投诉三")], "隐藏");
    await expect(leader.getByText("读者看不到，作者收到理由，可以申诉；投诉人收到答复")).toHaveCount(3);
    await expectNoOverflow(leader);
    await expectAccessible(leader);
    await leader.getByLabel("常用理由").selectOption({ index: 1 });
    await leader.getByLabel("回复投诉人").fill(`感谢提醒 ${mark}`);
    await leader.getByRole("button", { name: "隐藏 3 条" }).click();
    await expect(leader.getByRole("status")).toHaveText("已处理 3 项。");

    // An appeal among them is named and left: it is weighed alone.
    await choose(leader, [of("投诉四"), of("投诉五"), `这是公开的数字 ${mark}`], "无需处理");
    await expect(leader.getByText("须逐件处理")).toHaveCount(1);
    await leader.getByRole("button", { name: "2 条无需处理" }).click();
    await expect(leader.getByRole("status")).toHaveText("已处理 2 项。");

    await openCase(leader, of("投诉六"));
    await leader.getByRole("button", { name: "接手" }).click();
    await expect(leader.getByRole("button", { name: "放回" })).toBeVisible();
    await leader
      .locator(".tiles label")
      .filter({ hasText: /^提醒作者$/ })
      .click();
    await leader.getByLabel(/^理由/).locator("visible=true").fill(`请注意语气 ${mark}`);
    await leader.getByRole("button", { name: "提醒作者" }).click();
    await expect(leader.getByText(`提醒 请注意语气 ${mark}`)).toBeVisible();
    await leader
      .locator(".tiles label")
      .filter({ hasText: /^隐藏$/ })
      .click();
    await leader.getByLabel(/^理由/).locator("visible=true").fill("话说重了");
    await leader.getByRole("button", { name: "隐藏", exact: true }).click();
    await expect(leader.getByText("已隐藏").first()).toBeVisible();

    await choose(leader, [of("待审的话1"), of("待审的话2")], "通过");
    await leader.getByRole("button", { name: "通过 2 条" }).click();
    await expect(leader.getByRole("status")).toHaveText("已处理 2 项。");
    await openCase(leader, of("待审的话3"));
    await leader.getByRole("button", { name: "通过", exact: true }).click();
    await expect(leader.getByText("待审", { exact: true })).toHaveCount(0);
    await openCase(leader, of("待审的话4"));
    await leader
      .locator(".tiles label")
      .filter({ hasText: /^不予通过$/ })
      .click();
    await leader.getByLabel(/^理由/).locator("visible=true").fill("与主题无关");
    await leader.getByRole("button", { name: "不予通过" }).click();
    await expect(leader.getByText("已隐藏").first()).toBeVisible();

    await openCase(leader, `这是公开的数字 ${mark}`);
    await leader.getByLabel("复核意见").fill(`确为公开信息 ${mark}`);
    await leader.getByRole("button", { name: "作出决定" }).click();
    await leader.waitForURL(/\/desk\/moderation$/);
    await openCase(leader, of("证件号三二零一"));
    await leader.getByRole("button", { name: "确认永久删除" }).click();
    await expect(leader.getByText("已永久删除").first()).toBeVisible();
    await leader.goto(QUEUE);
    await expect(mine()).toHaveCount(0);

    await expect(async () => {
      await reporter.goto("/inbox");
      await expect(row(reporter, `感谢提醒 ${mark}`)).toHaveCount(3, { timeout: 500 });
    }).toPass();
    await author.goto(thread);
    await expect(author.getByText(of("有人误会的话"))).toBeVisible();
    await expect(author.getByText(`已永久删除：写出了证件号 ${mark}`)).toBeVisible();
    await expect(author.getByText("证件号三二零一")).toHaveCount(0);
    await author.goto("/units/office/forum/log");
    await expect(row(author, `写出了证件号 ${mark}`)).toContainText("永久删除了一条发言");
    await expect(row(author, `确为公开信息 ${mark}`)).toContainText("申诉成立");
    await expect(author.getByText(of("投诉一"))).toHaveCount(0);
    await expectNoOverflow(author);
    await expectAccessible(author);
  });
}
