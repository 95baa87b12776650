import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { choose } from "./at-the-desk.ts";
import { alive, expect, test } from "./fixtures.ts";
import { expectInert, HOSTILE, watched } from "./hostile.ts";
import { comeInFirst } from "./office.ts";

const [IMG = "", SCRIPT = "", SVG = ""] = HOSTILE;
const mark = () => Math.random().toString(36).slice(2, 8);
const idOf = (page: Page) => new URL(page.url()).pathname.split("/").at(-1) ?? "";

test("hostile names of a unit, a person and a board stay names: at the desk, in the talk, in the log", async ({
  as,
}) => {
  test.slow(); // three offices and a newcomer
  const [admin, leader, auditor] = [await as("admin"), await as("leader-works"), await as("auditor")];
  const newcomer = await as("guest");
  const [desk, ours, log, theirs] = [
    await watched(admin),
    await watched(leader),
    await watched(auditor),
    await watched(newcomer),
  ];
  const id = mark();
  await admin.goto("/desk/units");
  await admin.getByRole("link", { name: "工程公司" }).click();
  await expect(admin.getByRole("heading", { level: 2, name: "工程公司" })).toBeVisible();
  await admin.locator("summary", { hasText: "新建下级单位" }).click();
  const form = admin.locator("details").filter({ hasText: "新建下级单位" });
  await form.getByLabel("名称", { exact: true }).fill(`${id}${IMG}`);
  await form.getByLabel("英文名称").fill(`${id}${SCRIPT}`);
  await form.getByLabel("标识").fill(`unit-${id}`);
  await form.getByRole("button", { name: "新建" }).click();
  await expect(admin.getByRole("complementary").getByRole("heading")).toContainText(IMG);
  const unit = admin.url().replace(/^https?:\/\/[^/]+/, "");
  await expectInert(admin);

  await admin.goto("/desk/people/new");
  await admin.getByLabel("姓名").fill(`${id}${IMG}`);
  await admin.getByLabel("登录名").fill(`hostile-${id}`);
  await choose(admin.getByLabel("单位"), id);
  await admin.getByLabel("职务").fill(SVG);
  await admin.getByRole("button", { name: "建立账号" }).click();
  const password = (await admin.getByRole("status").locator("code").textContent()) ?? "";
  await admin.getByRole("link", { name: "打开此人" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toContainText(IMG);
  const person = new URL(admin.url()).pathname;
  await desk.look(person);
  for (const page of [`/desk/people?q=${id}`, "/desk/units"]) await desk.look(page);

  await comeInFirst(newcomer, `hostile-${id}`, password);
  await leader.goto("/desk/boards/new");
  await choose(leader.getByLabel("所属单位"), id);
  await leader.getByLabel("名称").fill(`${id}${SVG}`);
  await leader.getByLabel("地址").fill("night");
  await leader.getByLabel("说明").fill(`${IMG} ${SCRIPT}`);
  await leader.getByRole("button", { name: "开设" }).click();
  await expect(leader.getByRole("row").filter({ hasText: SVG })).toBeVisible();
  await expectInert(leader);

  const area = `/units/unit-${id}`;
  await theirs.look(`${area}/forum/boards/unit-${id}-night`);
  await newcomer.getByRole("link", { name: /^发起/ }).locator("visible=true").click();
  await newcomer.getByLabel("题目").fill(`${id} 名字也是文字`);
  await newcomer.getByLabel("正文").fill("看看名字。");
  await newcomer.getByRole("button", { name: "发布", exact: true }).click();
  await newcomer.waitForURL(/\/forum\/threads\/[0-9a-f-]{36}$/);
  await expectInert(newcomer);
  const thread = `${area}/forum/threads/${idOf(newcomer)}`;
  for (const page of [area, `${area}/forum`, "/me", "/people", "/drafts"]) await theirs.look(page);
  for (const page of [
    thread,
    "/desk/boards",
    `/desk/members?q=${id}`,
    "/desk/mutes",
    `/moderate/threads/${idOf(newcomer)}`,
  ])
    await ours.look(page);
  await ours.look(thread);
  await leader.getByLabel("你的回复").fill("看到了 ");
  await leader.getByLabel("你的回复").press("End");
  await leader.getByLabel("你的回复").pressSequentially(`@${id}`);
  await expect(leader.getByRole("listbox").getByRole("option")).toContainText(IMG);
  await expectInert(leader);
  await leader.getByLabel("你的回复").press("Enter");
  await leader.getByRole("button", { name: "发布回复" }).click();
  await expect(leader.locator("#post-2")).toContainText(`@${id}`);
  await expectInert(leader);
  await expect(async () => {
    await theirs.look("/inbox");
    await expect(newcomer.locator(".inbox li").filter({ hasText: id })).not.toHaveCount(0, { timeout: 500 });
  }).toPass();
  await log.look("/desk/audit");

  await leader.goto("/desk/boards");
  await leader.getByRole("link", { name: id }).click();
  await leader.getByRole("button", { name: "归档" }).click();
  await leader.waitForURL(/\/desk\/boards$/);
  await admin.goto(person);
  await admin.getByRole("button", { name: "停用账号" }).click();
  await expect(admin.getByText("已停用", { exact: true })).toBeVisible();
  await admin.goto(unit);
  await admin.getByRole("button", { name: "停用单位" }).click();
  await expect(admin.getByRole("link", { name: id }).getByText("已停用")).toBeVisible();
  await expectInert(admin);
  expect([...desk.alarms, ...ours.alarms, ...log.alarms, ...theirs.alarms]).toEqual([]);
});

test("hostile names of files and words for pictures stay words: in the library, in a post, in a roster", async ({
  as,
}) => {
  const [editor, member, admin] = [await as("editor"), await as("member-works"), await as("admin")];
  const [desk, theirs, office] = [await watched(editor), await watched(member), await watched(admin)];
  const id = mark();
  const noise = {
    create: { width: 600, height: 400, channels: 3 as const, background: `#${id.replace(/[^0-9a-f]/g, "7")}` },
  };
  const file = { name: `${id}${IMG}.png`, mimeType: "image/png", buffer: await sharp(noise).png().toBuffer() };
  await editor.goto("/desk/media");
  await alive(editor);
  const box = editor.getByRole("region", { name: "放进媒体库" });
  await box.locator("input[type=file]").setInputFiles(file);
  await expect(box.getByText("已放入")).toBeVisible();
  await expectInert(editor);
  await desk.look(`/desk/media?q=${id}`);
  await editor.locator(".mgrid > li").getByRole("link").click();
  for (const [label, words] of [
    ["替代文字", IMG],
    ["作者", SCRIPT],
    ["版权说明", SVG],
  ] as const)
    await editor.getByLabel(label).fill(words);
  await editor.getByRole("button", { name: "保存" }).click();
  await expect(editor.getByText("已保存")).toBeVisible();
  await desk.look(new URL(editor.url()).pathname);
  await desk.look(`/desk/media?q=${id}`);
  await editor.getByLabel(new RegExp(`^选择 .*${id}`)).check();
  await editor.getByRole("button", { name: "移出所选" }).click();
  await expect(editor.locator(".mgrid > li").filter({ hasText: id })).toHaveCount(0);

  await member.goto("/units/works/forum/boards/works-site");
  await member.getByRole("link", { name: "发起讨论" }).click();
  await member.getByLabel("题目").fill(`${id} 照片的名字`);
  await member.getByLabel("正文").fill("见照片。");
  const picture = { ...file, name: `现场${id}${IMG}.png` };
  await member.locator("input[type=file][accept^=image]").setInputFiles(picture);
  await expect(member.getByLabel("正文")).toHaveValue(/media:/);
  await member.getByRole("button", { name: "预览" }).click();
  await expectInert(member);
  await member.getByRole("button", { name: "发布", exact: true }).click();
  await member.waitForURL(/\/forum\/threads\/[0-9a-f-]{36}$/);
  await expect(member.getByRole("img", { name: `现场${id}` })).toBeVisible();
  await theirs.look(new URL(member.url()).pathname);

  await admin.goto("/desk/people/import");
  const roster = ["登录名,姓名,单位", `"hostile-${id}","${IMG.replaceAll('"', '""')}","${SVG}"`].join("\r\n");
  await admin
    .getByLabel("花名册文件")
    .setInputFiles({ name: `${id}${IMG}.csv`, mimeType: "text/csv", buffer: Buffer.from(roster) });
  await admin.getByRole("button", { name: "上传并预检" }).click();
  await expect(admin.getByText(`${id}${IMG}.csv，1 行`)).toBeVisible();
  await expect(admin.getByRole("cell", { name: SVG })).toBeVisible();
  await office.look(new URL(admin.url()).pathname);
  await admin.getByRole("button", { name: "放弃并重新上传" }).click();
  await admin.waitForURL(/\/import$/);
  expect([...desk.alarms, ...theirs.alarms, ...office.alarms]).toEqual([]);
});

test("hostile words in every field of a case and in the name of a column stay words for both desks and for readers", async ({
  as,
}) => {
  test.slow();
  const [editor, publisher, reader] = [await as("editor"), await as("publisher"), await as("member-works-2")];
  const [written, decided, seen] = [await watched(editor), await watched(publisher), await watched(reader)];
  const id = mark();
  await editor.goto("/desk/cases/new");
  await editor.getByLabel("标题").fill(`${id}${IMG}`);
  await choose(editor.getByLabel("读者"), "工程公司");
  await editor.getByRole("button", { name: "开始填写" }).click();
  await editor.waitForURL(/\/desk\/cases\/[0-9a-f-]{36}$/);
  const group = (name: string) => editor.getByRole("group", { name, exact: true });
  await fillAll(group("案情要点"), id, 8);
  // A row that is empty is not kept: each is filled in before the next is asked for.
  for (const [part, add, fields] of [
    ["经过", "加一步", 3],
    ["触犯条款", "加一条", 4],
    ["教训与启示", "加一条", 2],
    ["思考题", "加一题", 1],
  ] as const) {
    await group(part).getByRole("button", { name: add, exact: true }).click();
    await expect(group(part).getByRole("group")).toHaveCount(1);
    await fillAll(group(part), id, fields);
  }
  await editor.getByRole("button", { name: "保存", exact: true }).click();
  await expect(editor.locator(".problems")).toHaveCount(0);
  const page = new URL(editor.url()).pathname;
  for (const look of [page, `${page}/preview`, "/desk/cases"]) await written.look(look);

  await decided.look(page);
  await publisher.getByLabel("我已核对：读者无法从文中认出任何人").check();
  await publisher.getByRole("button", { name: "发布", exact: true }).click();
  await expect(publisher.getByText(/^发布于/)).toBeVisible();
  for (const look of ["/units/works/cases", "/units/works", `/units/works/cases/${page.split("/").at(-1)}`])
    await seen.look(look);
  await reader.getByRole("link", { name: /进入讨论|第一个回答/ }).click();
  await reader.waitForURL(/\/forum\/threads\//);
  await expectInert(reader);
  await publisher.locator("summary", { hasText: "撤回案例" }).click();
  await publisher.getByLabel("撤回原因").fill(IMG);
  await publisher.getByRole("button", { name: "撤回案例" }).click();
  await expect(publisher.getByText(/^未发布/).first()).toBeVisible();
  await expectInert(publisher);

  await publisher.goto("/desk/columns/new");
  const column = `${id}<svg onload=a>`; // as much as a name holds
  await publisher.getByLabel("名称", { exact: true }).fill(column);
  await publisher.getByLabel("网址").fill(`c-${id}`);
  await publisher.getByLabel("次序").fill("99");
  await publisher.getByRole("button", { name: "建立栏目" }).click();
  await expect(publisher.getByRole("row").filter({ hasText: column })).toBeVisible();
  await decided.look("/desk/columns");
  for (const look of ["/", "/bulletins", `/bulletins/columns/c-${id}`]) await seen.look(look);
  for (const look of ["/desk/bulletins/new", "/desk/bulletins"]) await written.look(look);
  await publisher.getByRole("link", { name: id }).click();
  await publisher.getByLabel("名称", { exact: true }).fill(`专栏${id}`);
  await publisher.getByRole("button", { name: "保存" }).click();
  await expect(publisher.getByRole("row").filter({ hasText: `专栏${id}` })).toBeVisible();
  expect([...written.alarms, ...decided.alarms, ...seen.alarms]).toEqual([]);
});

/** Writes hostile words into every field of words; there are so many. */
async function fillAll(box: Locator, id: string, count: number) {
  const fields = await box.locator(":is(input, textarea).in:not([inputmode='decimal'])").all();
  expect(fields).toHaveLength(count);
  for (const [at, field] of fields.entries()) await field.fill(`${id}${HOSTILE[at % 5]}`);
}
