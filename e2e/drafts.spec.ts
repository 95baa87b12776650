import type { Page } from "@playwright/test";
import { unique } from "./at-the-desk.ts";
import { alone, comeBack, endSession, expect, expectAccessible, test } from "./fixtures.ts";
import { composer, openThread } from "./in-the-forum.ts";

const BOARD = "/units/works/forum/boards/works-site";

async function beginThread(page: Page, title: string, text: string) {
  await page.goto(BOARD);
  await page.getByRole("link", { name: "发起讨论" }).click();
  await page.getByLabel("题目").fill(title);
  await page.getByLabel("正文").fill(text);
}

const publish = (page: Page) => page.getByRole("button", { name: "发布", exact: true });

test("a session that ends while a thread is being opened, or a post mended: the words are there again, and post once", async ({
  browser,
  baseURL,
}) => {
  const page = await alone(browser, baseURL, "liang-yu");
  const [title, text] = [unique("班前会怎么开"), unique("五分钟够不够")];
  await beginThread(page, title, text);
  const path = new URL(page.url()).pathname;
  await endSession(page, browser, baseURL);
  await publish(page).click();
  await comeBack(page, "liang-yu", path);
  await expect(page.getByLabel("题目")).toHaveValue(title);
  await expect(page.getByLabel("正文")).toHaveValue(text);
  await publish(page).click();
  await page.waitForURL(/\/forum\/threads\/[0-9a-f-]{36}$/);

  await page.locator("#post-1").getByLabel("更多操作").click();
  await page.getByRole("link", { name: "编辑或收回" }).click();
  const body = page.getByLabel("正文");
  const mended = `${text}，十分钟`;
  await expect(body).toHaveValue(text);
  await body.fill(mended);
  const editing = new URL(page.url()).pathname;
  await endSession(page, browser, baseURL);
  await page.getByRole("button", { name: "保存修改" }).click();
  await comeBack(page, "liang-yu", editing);
  await expect(body).toHaveValue(mended);
  await page.getByRole("button", { name: "保存修改" }).click();
  await page.waitForURL(/#post-1$/);
  await expect(page.locator("#post-1")).toContainText(mended);
  await page.goto(BOARD);
  await expect(page.getByRole("link", { name: title })).toHaveCount(1);
  await page.context().close();
});

test("a thread and an edit that were left half written come back on another device, and go when they are posted", async ({
  browser,
  baseURL,
}) => {
  test.slow(); // the server is told every ten seconds
  const page = await alone(browser, baseURL, "liang-yu");
  const title = unique("工具借了谁来还");
  await beginThread(page, title, "先问一句");
  await expect(page.getByText(/^草稿已于 .+ 自动保存$/)).toBeVisible({ timeout: 25_000 });
  const other = await alone(browser, baseURL, "liang-yu");
  await other.goto("/drafts");
  await other.getByRole("listitem").filter({ hasText: title }).getByRole("link", { name: "接着写" }).click();
  await expect(other.getByLabel("题目")).toHaveValue(title);
  await publish(other).click();
  await other.waitForURL(/\/forum\/threads\/[0-9a-f-]{36}$/);
  await page.goto("/drafts");
  await expect(page.getByText(title)).toHaveCount(0);

  await other.locator("#post-1").getByLabel("更多操作").click();
  await other.getByRole("link", { name: "编辑或收回" }).click();
  const body = other.getByLabel("正文");
  await body.fill("先问一句，再补一句");
  await expect(other.getByText(/^草稿已于 .+ 自动保存$/)).toBeVisible({ timeout: 25_000 });
  await page.goto(new URL(other.url()).pathname);
  await expect(page.getByLabel("正文")).toHaveValue("先问一句，再补一句");
  await page.getByRole("button", { name: /保存/ }).first().click();
  await page.waitForURL(/\/forum\/threads\//);
  await other.goto("/drafts");
  await expect(other.getByText("先问一句，再补一句")).toHaveCount(0);
  await page.context().close();
  await other.context().close();
});

test("two devices write on one answer: neither is lost, its writer chooses, plans it, and takes it back", async ({
  browser,
  baseURL,
}) => {
  const phone = await alone(browser, baseURL, "liang-yu");
  const desk = await alone(browser, baseURL, "liang-yu");
  await Promise.all([phone.clock.install(), desk.clock.install()]);
  const title = unique("脚手架验收谁签字");
  const path = await openThread(phone, title);
  const known = desk.waitForResponse("**/api/me/units/works/forum/threads/*");
  await desk.goto(path);
  await (await known).finished();
  await phone.locator("#post-1").getByRole("link", { name: "回复", exact: true }).click();
  await composer(phone).fill("手机上先写的");
  await phone.clock.fastForward(11_000);
  await expect(phone.getByText(/^草稿已于 .+ 自动保存$/)).toBeVisible();
  await composer(desk).fill("办公室写的");
  await desk.clock.fastForward(11_000);
  const choice = desk.getByRole("alert").filter({ hasText: "两份都还在" });
  await choice.getByText("看另一份").click();
  await expect(choice.getByText("手机上先写的")).toBeVisible();
  await expect(composer(desk)).toHaveValue("办公室写的");
  await expectAccessible(desk);
  await choice.getByRole("button", { name: "换成另一份" }).click();
  await expect(composer(desk)).toHaveValue("手机上先写的");
  await expect(desk.getByText("回复 #1", { exact: true })).toBeVisible();

  await desk.goto("/drafts");
  const row = desk.getByRole("listitem").filter({ hasText: title });
  await expect(row).toContainText("#1");
  await row.getByText("定时发布").click();
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  await row.getByLabel("发布时间").fill(`${day}T09:00`);
  await row.getByRole("button", { name: "确定" }).click();
  const plan = desk.locator("#scheduled").getByRole("listitem").filter({ hasText: title });
  await expect(plan).toContainText("手机上先写的");
  await expect(plan).toContainText("#1");
  await expectAccessible(desk);
  await plan.getByRole("button", { name: "取回为草稿" }).click();
  await expect(row.getByRole("link", { name: "接着写" })).toBeVisible();
  await expect(plan).toHaveCount(0);
  await row.getByRole("button", { name: "丢弃" }).click();
  await expect(row).toHaveCount(0);
  await phone.context().close();
  await desk.context().close();
});

test("a session that ends in the editor of a bulletin: what was not saved is put back and saved", async ({
  browser,
  baseURL,
}) => {
  const page = await alone(browser, baseURL, "editor");
  await page.goto("/desk/bulletins/new");
  await page.getByLabel("标题").fill(unique("会话到期的稿子"));
  await page.getByLabel("栏目").selectOption({ label: "学习园地" });
  await page.getByRole("button", { name: "开始写稿" }).click();
  await page.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  const body = page.getByRole("textbox", { name: "正文" });
  await body.fill("第一句，已经保存。");
  await expect(page.locator(".savestate")).toHaveText(/已保存$/);
  await endSession(page, browser, baseURL);
  await body.fill("第一句，已经保存。第二句，会话已经到期。");
  await page.getByLabel("摘要").fill("摘要也是刚写的");
  await comeBack(page, "editor", path);
  await expect(body).toContainText("第二句，会话已经到期。");
  await expect(page.getByLabel("摘要")).toHaveValue("摘要也是刚写的");
  await expect(page.locator(".savestate")).toHaveText(/已保存$/);
  await page.reload();
  await expect(body).toContainText("第二句，会话已经到期。");
  await page.context().close();
});
