import { expect, test } from "./fixtures.ts";
import { expectInert, HOSTILE, watched } from "./hostile.ts";

const BOARD = "/units/works/forum/boards/works-site";

test("hostile words in title and text stay words: in list, thread, quote, inbox, preview, and when the staff edit them", async ({
  as,
}) => {
  test.slow();
  const [member, leader] = [await as("member-works-1"), await as("leader-works")];
  const [theirs, ours] = [await watched(member), await watched(leader)];
  const mark = Math.random().toString(36).slice(2, 8);
  await member.goto(BOARD);
  await member.getByRole("link", { name: "发起讨论" }).click();
  await member.getByLabel("题目").fill(`${mark} ${HOSTILE.slice(0, 3).join(" ")}`);
  await member.getByLabel("正文").fill(`@高振山 请看\n\n${HOSTILE.join("\n\n")}`);
  await member.getByRole("button", { name: "预览" }).click();
  await expect(member.getByText("alert(6)").first()).toBeVisible();
  await expectInert(member);
  await member.getByRole("button", { name: "发布", exact: true }).click();
  await member.waitForURL(/\/forum\/threads\/[0-9a-f-]{36}$/);
  const path = new URL(member.url()).pathname;

  for (const page of [path, BOARD, "/units/works", "/units/works/forum", "/inbox", "/desk/moderation"])
    await ours.look(page);
  await ours.look(path);
  await expect(leader.getByRole("heading", { level: 1 })).toContainText(HOSTILE[0]!);
  await expect(leader.locator("#post-1")).toContainText(HOSTILE[1]!);
  await leader.locator("#post-1").getByLabel("更多操作").click();
  await leader.locator("#post-1").getByRole("button", { name: "引用" }).click();
  await leader.getByRole("button", { name: "发布回复" }).click();
  await expect(leader.locator("#post-2")).toContainText("alert(6)");
  await expectInert(leader);

  await theirs.look(path);
  await member.locator("#post-1").getByLabel("更多操作").click();
  await member.getByRole("link", { name: "编辑或收回" }).click();
  await expect(member.getByLabel("正文")).toHaveValue(/alert\(6\)/);
  await expectInert(member);
  await theirs.look("/inbox");
  expect([...theirs.alarms, ...ours.alarms]).toEqual([]);
});

test("hostile words stay words when a leader judges them: in a complaint, a note, a reason and an appeal", async ({
  as,
}) => {
  test.slow();
  const [member, leader, above] = [await as("member-works-1"), await as("leader-works"), await as("leader-group")];
  const [theirs, ours, review] = [await watched(member), await watched(leader), await watched(above)];
  const mark = Math.random().toString(36).slice(2, 8);
  await member.goto(BOARD);
  await member.getByRole("link", { name: "发起讨论" }).click();
  await member.getByLabel("题目").fill(`${mark} ${HOSTILE[1]}`);
  await member.getByLabel("正文").fill(HOSTILE.join("\n\n"));
  await member.getByRole("button", { name: "发布", exact: true }).click();
  await member.waitForURL(/\/forum\/threads\/[0-9a-f-]{36}$/);
  const path = new URL(member.url()).pathname;
  await ours.look(path);
  const flag = await leader.locator("#post-1 a[href^='/flags/']").getAttribute("href");
  const id = flag?.split("/").at(-1);
  await ours.look(`/flags/${id}`);
  await leader.getByLabel("补充说明").fill(HOSTILE.slice(0, 3).join(" "));
  await leader.getByRole("button", { name: "提交投诉" }).click();
  await expect(leader.getByRole("heading", { name: "已收到你的投诉" })).toBeVisible();

  const judge = async (act: string, label: string, words: string) => {
    await leader.getByRole("radiogroup", { name: "处理" }).getByText(act, { exact: true }).click();
    await leader.getByLabel(label, { exact: true }).locator("visible=true").fill(words);
    await leader.getByRole("button", { name: act, exact: true }).click();
    await expect(leader.getByRole("region", { name: "处理经过" })).toContainText(words);
    await expectInert(leader);
  };
  await ours.look(`/desk/moderation/posts/${id}`);
  await expect(leader.getByRole("listitem").filter({ hasText: "alert(6)" }).first()).toBeVisible();
  await judge("只记备注", "内部备注", HOSTILE[0]!);
  await judge("隐藏", "理由", HOSTILE[1]!);
  for (const page of ["/desk/moderation", "/desk/moderation/log", `/moderate/threads/${path.split("/").at(-1)}`])
    await ours.look(page);

  await expect(async () => {
    await theirs.look("/inbox");
    await expect(member.locator(".inbox li").filter({ hasText: mark }).first()).toContainText(HOSTILE[1]!, {
      timeout: 500,
    });
  }).toPass();
  await member.locator(".inbox li").filter({ hasText: mark }).first().getByRole("button").click();
  await member.waitForURL(/\/decisions\//);
  await expectInert(member);
  await member.getByLabel("申诉内容").fill(`${mark} ${HOSTILE[5]}`);
  await member.getByRole("button", { name: "提交申诉" }).click();
  await expect(member.getByText("已提交申诉，等待复核。")).toBeVisible();
  await theirs.look(path);
  await review.look("/desk/moderation");
  await above.getByRole("link").filter({ hasText: mark }).last().click();
  await above.waitForURL(/\/appeals\//);
  await expect(above.getByRole("blockquote")).toContainText("alert(4)");
  await expectInert(above);
  await above.getByLabel("复核结果").selectOption({ label: "维持原处理" });
  await above.getByLabel("复核意见").fill(HOSTILE[2]!);
  await above.getByRole("button", { name: "作出决定" }).click();
  await above.waitForURL(/\/desk\/moderation$/);
  await theirs.look("/inbox");
  expect([...theirs.alarms, ...ours.alarms, ...review.alarms]).toEqual([]);
});

test("hostile words in a bulletin stay words for its editor, on the desk, in lists and for its readers", async ({
  as,
}) => {
  test.slow();
  const [editor, publisher, reader] = [await as("editor"), await as("publisher"), await as("member-works-2")];
  const [written, decided, seen] = [await watched(editor), await watched(publisher), await watched(reader)];
  const title = `${Math.random().toString(36).slice(2, 8)} ${HOSTILE[0]} ${HOSTILE[1]}`;
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(title);
  await editor.getByLabel("栏目").selectOption({ label: "学习园地" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  const desk = new URL(editor.url()).pathname;
  await editor.getByLabel("摘要").fill(HOSTILE[2]!);
  await editor.getByLabel("来源").fill(HOSTILE[3]!);
  await editor.getByLabel("作者").fill(HOSTILE[0]!);
  await editor.getByRole("textbox", { name: "正文" }).fill(HOSTILE.join("\n"));
  await expect(editor.locator(".savestate")).toHaveText(/已保存$/);
  await written.look(desk);
  await decided.look(desk);
  await publisher.getByRole("button", { name: "发布", exact: true }).click();
  await expect(publisher.getByText(/^发布于/)).toBeVisible();
  for (const page of ["/desk/bulletins", "/"]) await decided.look(page);
  for (const page of ["/", "/bulletins", `/bulletins/${desk.split("/").at(-1)}`]) await seen.look(page);
  await expect(reader.getByRole("heading", { level: 1 })).toContainText(HOSTILE[1]!);
  await publisher.goto(desk);
  await publisher.getByText("撤稿").first().click();
  await publisher.getByLabel("撤稿原因").fill(HOSTILE[0]!);
  await publisher.getByRole("button", { name: "撤稿", exact: true }).click();
  await expect(publisher.getByText("未发布")).toBeVisible();
  await expectInert(publisher);
  expect([...written.alarms, ...decided.alarms, ...seen.alarms]).toEqual([]);
});
