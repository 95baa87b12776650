import type { Page } from "@playwright/test";
import { saved, unique } from "./at-the-desk.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { say } from "./in-the-forum.ts";

const PICTURE = {
  name: "../晨景.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGOQq8iDIwbiOAChwxBBPps2CwAAAABJRU5ErkJggg==",
    "base64",
  ),
};

/** Begins an article for the works and writes into it; returns its id once it is saved. */
async function write(editor: Page, title: string, text: string, column = "学习园地"): Promise<string> {
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(title);
  await editor.getByLabel("读者").selectOption({ label: await worksName(editor) });
  await editor.getByLabel("栏目").selectOption({ label: column });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  await saved(editor, () => editor.getByRole("textbox", { name: "正文" }).fill(text));
  return editor.url().split("/").at(-1)!;
}

/** What the unit `works` is called in the list of readers. */
async function worksName(editor: Page): Promise<string> {
  const names = await editor.getByLabel("读者").locator("option").allTextContents();
  return names.find((name) => /工程/.test(name))!;
}

const statusOf = async (page: Page, path: string) => (await page.request.get(path)).status();

test("an article goes from its editor through its publisher to its readers, and comes back when it is withdrawn", async ({
  as,
}) => {
  test.slow(); // four people, each signed in for themselves
  const [editor, publisher] = [await as("editor"), await as("publisher")];
  const [reader, stranger] = [await as("member-works-1", { phone: true }), await as("member-office-1")];
  const title = unique("节前提醒");
  const words = unique("公车入库，钥匙上交");
  const id = await write(editor, title, words);
  await saved(editor, () => editor.getByLabel("上传题图").setInputFiles(PICTURE));
  const picture = (await editor.locator("img.coverimg").getAttribute("src"))!;
  const page = `/units/works/bulletins/${id}`;
  expect([await statusOf(reader, page), await statusOf(reader, picture)]).toEqual([404, 404]);

  await publisher.goto(`/desk/bulletins/${id}`);
  await expectAccessible(publisher);
  await publisher.getByRole("button", { name: "发布", exact: true }).click();
  await expect(publisher.getByText(/^发布于/)).toBeVisible();

  await reader.goto("/units/works/bulletins");
  await expect(reader.getByRole("listitem").filter({ hasText: title }).getByText("未读")).toBeAttached();
  const opened = reader.waitForResponse(`**/api/me${page}`);
  await reader.getByRole("link", { name: title }).click();
  await expect(reader.getByText(words)).toBeVisible();
  await (await opened).finished();
  expect(await statusOf(reader, picture)).toBe(200);
  await reader.goto("/units/works/bulletins");
  await expect(reader.getByRole("listitem").filter({ hasText: title }).getByText("未读")).toHaveCount(0);

  const random = `/api/media/${crypto.randomUUID()}/480`;
  const answers = await Promise.all([picture, random].map((path) => stranger.request.get(path)));
  expect(await answers[0]!.text()).toBe(await answers[1]!.text());
  expect(answers.map((answer) => answer.status())).toEqual([404, 404]);
  expect([await statusOf(stranger, page), await statusOf(stranger, `/bulletins/${id}`)]).toEqual([404, 404]);

  await publisher.getByText("撤稿").first().click();
  await publisher.getByLabel("撤稿原因").fill("数字需要核实");
  await publisher.getByLabel("给读者的说明").fill("数字核实后再发。");
  await publisher.getByRole("button", { name: "撤稿", exact: true }).click();
  await expect(publisher.getByText("未发布")).toBeVisible();
  expect([await statusOf(reader, page), await statusOf(reader, picture)]).toEqual([410, 404]);
  expect([await statusOf(reader, page), await statusOf(stranger, page)]).toEqual([410, 404]);
  await reader.goto(page);
  await expect(reader.getByRole("heading", { name: "本文已撤回" })).toBeVisible();
  await expect(reader.getByText("数字核实后再发。")).toBeVisible();
  await expect(reader.getByText(words)).toHaveCount(0);
  await expectAccessible(reader);
  await reader.getByRole("link", { name: "看其他通报" }).click();
  await expect(reader.getByRole("link", { name: title })).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a case is filled in, its rows come and go, and nothing typed is lost", async ({ browser, baseURL, as }) => {
    const signedIn = await (await as("editor")).context().storageState();
    const context = await browser.newContext({ baseURL, storageState: signedIn, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/desk/cases/new");
    await page.getByLabel("标题").fill(unique("报销单里的出租车票"));
    await page.getByRole("button", { name: "开始填写" }).click();
    await page.waitForURL(/\/desk\/cases\/[0-9a-f-]{36}$/);
    await page.getByRole("button", { name: "加一步" }).click();
    await page.getByLabel("导语").fill("一张票引出的故事");
    await page.getByLabel("小标题").first().fill("第一张票");
    await page.getByRole("button", { name: "加一步" }).click();
    await expect(page.getByLabel("导语")).toHaveValue("一张票引出的故事");
    await expect(page.getByLabel("小标题")).toHaveCount(2);
    await page.getByLabel("小标题").nth(1).fill("第二张票");
    await page.getByLabel("涉及金额（元）").fill("很多");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(page.getByText("格式不对，请检查。")).toBeVisible();
    await expect(page.getByLabel("小标题").nth(1)).toHaveValue("第二张票");
    await page.getByLabel("涉及金额（元）").fill("1,200");
    await page.getByRole("button", { name: "删除" }).first().click();
    await expect(page.getByLabel("小标题")).toHaveCount(1);
    await expect(page.getByLabel("小标题")).toHaveValue("第二张票");
    await expect(page.getByLabel("涉及金额（元）")).toHaveValue("1200");
    await context.close();
  });
});

test("a column loses its discussion and gets it back: what was said below its texts is away for everybody meanwhile", async ({
  as,
}) => {
  test.slow(); // four people
  const [editor, publisher] = [await as("editor"), await as("publisher")];
  const [reader, leader] = [await as("member-works-1", { phone: true }), await as("leader-works")];
  const column = unique("公告栏");
  await publisher.goto("/desk/columns/new");
  await publisher.getByLabel("名称", { exact: true }).fill(column);
  await publisher.getByLabel("网址").fill(`talk-${Date.now()}`);
  await publisher.getByLabel("次序").fill("98");
  await publisher.getByLabel("审核流程").selectOption({ label: "不需审核，直接签发" });
  await publisher.getByRole("button", { name: "建立栏目" }).click();
  const row = publisher.getByRole("row").filter({ hasText: column });
  await expect(row).toBeVisible();
  const id = await write(editor, unique("食堂公示"), "本月账目", column);
  await publisher.goto(`/desk/bulletins/${id}`);
  await publisher.getByRole("button", { name: "发布", exact: true }).click();
  await expect(publisher.getByText(/^发布于/)).toBeVisible();

  const path = `/units/works/bulletins/${id}`;
  const talk = reader.locator("#talk");
  // The worker opens it.
  await expect(async () => {
    await reader.goto(path);
    await expect(talk).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await talk.scrollIntoViewIfNeeded();
  const words = unique("账目清楚");
  await say(reader, words);
  const thread = (await talk.getByRole("link", { name: "进入讨论" }).getAttribute("href")) ?? "";
  expect(await statusOf(leader, thread)).toBe(200);

  const change = async (label: string) => {
    await publisher.goto("/desk/columns");
    await row.getByRole("link", { name: column }).click();
    await publisher.getByLabel("讨论", { exact: true }).selectOption({ label });
    await publisher.getByRole("button", { name: "保存" }).click();
    await publisher.waitForURL(/\/desk\/columns$/);
  };
  await change("不设讨论");
  await expect(row).toContainText("不设讨论");
  await reader.goto(path);
  await expect(reader.getByText("本月账目")).toBeVisible();
  await expect(talk).toHaveCount(0);
  expect([await statusOf(reader, thread), await statusOf(leader, thread)]).toEqual([404, 404]);
  await change("文章下可以讨论");
  await reader.goto(path);
  await expect(talk).toContainText(words);
});
