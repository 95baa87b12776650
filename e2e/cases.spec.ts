import type { Page } from "@playwright/test";
import { choose, unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

const group = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
const save = (page: Page) => page.getByRole("button", { name: "保存", exact: true }).click();

/** Adds a row to a part of the record, which saves all of it, and fills the row in. */
async function addRow(page: Page, part: string, add: string, fields: Record<string, string>) {
  const rows = group(page, part).getByRole("group");
  const count = await rows.count();
  await group(page, part).getByRole("button", { name: add, exact: true }).click();
  await expect(rows).toHaveCount(count + 1);
  for (const [label, text] of Object.entries(fields)) await rows.last().getByLabel(label, { exact: true }).fill(text);
}

const FACTS = {
  导语: "三张出租车票，开了头",
  当事人: "宋某，男，1984年生，中共党员",
  时任职务: "某项目部综合办主任",
  时间跨度: "2023年3月—2024年5月",
  "涉及金额（元）": "46,300",
  发现途径: "财务抽查",
  处分日期: "2024年9月",
  处理结果: "党内警告处分，违纪所得收缴",
};

test("沈岩 fills in a case and is told what is missing; 周立群 publishes it for one unit; 石磊 reads it on a phone and answers a question; withdrawn, it is gone", async ({
  as,
}) => {
  test.slow(); // two desks and a reader
  const [editor, publisher] = [await as("editor"), await as("publisher")];
  const [reader, stranger] = [await as("member-works-1", { phone: true }), await as("member-office-1")];
  const [title, question] = [unique("报销单里的出租车票"), unique("第一张票时，谁该说一声")];
  await editor.goto("/desk/cases");
  await editor.getByRole("link", { name: "写新案例" }).click();
  await editor.getByLabel("标题").fill(title);
  await choose(editor.getByLabel("读者"), "工程公司");
  await editor.getByRole("button", { name: "开始填写" }).click();
  await editor.waitForURL(/\/desk\/cases\/[0-9a-f-]{36}$/);
  const id = editor.url().split("/").at(-1);
  const missing = editor.locator(".problems li");
  await expect(missing).toHaveCount(7);
  for (const [label, text] of Object.entries(FACTS)) await editor.getByLabel(label, { exact: true }).fill(text);
  const step = {
    时间: "2023年3月",
    "这一步的金额（元）": "280",
    小标题: "第一张票",
    发生了什么: "私人打车，公家报销。",
  };
  await addRow(editor, "经过", "加一步", step);
  await addRow(editor, "经过", "加一步", {
    ...step,
    时间: "2024年5月",
    "这一步的金额（元）": "46020",
    小标题: "一沓票",
  });
  await group(editor, "经过").getByLabel("这是转折").last().check();
  await addRow(editor, "触犯条款", "加一条", {
    法规名称: "中国共产党纪律处分条例",
    条目: "第一百一十三条",
    条文: "以……",
    对应行为: "虚列报销",
  });
  await addRow(editor, "教训与启示", "加一条", { 小标题: "小票不小", 内容: "制度要管到每一张票。电话 13800001111。" });
  await addRow(editor, "思考题", "加一题", { 思考题: question });
  await save(editor);
  await expect(missing).toHaveText(["删去身份证号或手机号"]);
  await group(editor, "教训与启示").getByLabel("内容").fill("制度要管到每一张票。");
  await save(editor);
  await expect(editor.getByText("发布需要签发权限。")).toBeVisible();
  await expect(missing).toHaveCount(0);
  await expectAccessible(editor);
  await editor.getByRole("link", { name: "预览" }).click();
  await expect(editor.getByRole("heading", { level: 1 })).toContainText(title.slice(0, 8));
  await expectAccessible(editor);

  const page = `/units/works/cases/${id}`;
  expect((await reader.request.get(page)).status()).toBe(404);
  await publisher.goto(`/desk/cases/${id}`);
  await expectAccessible(publisher);
  await publisher.getByLabel("我已核对：读者无法从文中认出任何人").check();
  await publisher.getByRole("button", { name: "发布", exact: true }).click();
  await expect(publisher.getByText(/^发布于/)).toBeVisible();

  await reader.goto("/units/works/cases");
  await reader.getByRole("link", { name: title }).click();
  await reader.waitForURL(page);
  await expect(reader.getByText("46,300", { exact: true })).toBeVisible();
  await expect(reader.getByText("第一百一十三条")).toBeVisible();
  await expectAccessible(reader);
  await expectNoOverflow(reader);
  expect((await stranger.request.get(page)).status()).toBe(404);
  await reader.getByRole("button", { name: "收藏", exact: true }).click();
  await expect(reader.getByRole("button", { name: "已收藏" })).toHaveAttribute("aria-pressed", "true");
  await reader.getByRole("link", { name: "第一个回答" }).click();
  await reader.waitForURL(/\/forum\/threads\//);
  const thread = new URL(reader.url()).pathname;
  const answer = unique("出纳先看见，出纳先说");
  await reader.getByLabel("你的回复").fill(answer);
  await reader.getByRole("button", { name: "发布回复" }).click();
  await expect(reader.locator("[id^='post-']").filter({ hasText: answer })).toBeVisible();

  await publisher.locator("summary", { hasText: "撤回案例" }).click();
  await publisher.getByLabel("撤回原因").fill("金额需要核实");
  await publisher.getByRole("button", { name: "撤回案例" }).click();
  await expect(publisher.getByText("未发布", { exact: false }).first()).toBeVisible();
  for (const gone of [page, thread]) expect((await reader.request.get(gone)).status(), gone).toBe(404);
});
