import type { Browser, Page } from "@playwright/test";
import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, signIn, test } from "./fixtures.ts";
import { composerRuns, openThread, WORKS_BOARD } from "./in-the-forum.ts";

/** Says it and waits until the server has it: then the composer is empty, or the page another. */
async function say(page: Page, text: string) {
  const composer = page.getByLabel("你的回复");
  await composer.fill(text);
  await page.getByRole("button", { name: "发布回复" }).click();
  await expect(composer).not.toHaveValue(text);
}

const post = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text }).last();

test("a member opens a thread, another answers, and the first is told without anything moving", async ({ as }) => {
  const [opener, other] = [await as("member-works"), await as("member-works-2")];
  const path = await openThread(opener, unique("夜里加班怎么安排值守"));
  await other.goto(path);
  const answer = unique("我们是轮流值守");
  await say(other, answer);
  await expect(post(other, answer)).toBeVisible();

  const pill = opener.getByRole("button", { name: /1 条新回复/ });
  await expect(pill).toBeVisible();
  await expect(opener.getByText(answer)).toHaveCount(0);
  await pill.click();
  await expect(post(opener, answer)).toBeVisible();
  await expect(pill).toHaveCount(0);

  await post(opener, answer).getByRole("button", { name: /^赞同/ }).click();
  await expect(post(other, answer).getByRole("button", { name: /^赞同/ })).toHaveText(/1/);
});

test("one's own reply leads nobody to believe that there is news", async ({ as }) => {
  const page = await as("member-works");
  await openThread(page, unique("夜里加班怎么安排值守"));
  const text = unique("补充一句");
  await say(page, text);
  await expect(post(page, text)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "新回复" })).toHaveCount(0);
  await expect(page.getByText(/为上次阅读后新增|未读 \d/)).toHaveCount(0);
});

test("what is new since the last visit stands below a line, and the list says how much", async ({ as }) => {
  const [opener, reader] = [await as("leader-works-1"), await as("member-works-2")];
  const title = unique("班前会要不要点名");
  const path = await openThread(opener, title);
  await reader.goto(path);
  const read = reader.waitForResponse("**/api/forum/read");
  await expect(reader.getByText("先说说我们这里的做法。")).toBeVisible();
  expect((await read).ok()).toBe(true);
  for (const text of ["第二层", "第三层"]) {
    await say(opener, unique(text));
    await expect(post(opener, text)).toBeVisible();
  }
  await reader.goto(WORKS_BOARD);
  const row = reader.getByRole("listitem").filter({ hasText: title.slice(-6) });
  await expect(row).toContainText("2 条未读");
  await row.getByRole("link").click();
  await expect(reader.getByText("以下 2 条为上次阅读后新增")).toBeVisible();
  await expect(reader.getByRole("link", { name: /跳到未读/ })).toHaveAttribute("href", /#post-2$/);
});

test("a reply to a post stands below it, a quote bears the name of who said it", async ({ as }) => {
  const [opener, other] = [await as("leader-works-1"), await as("member-works-2")];
  const path = await openThread(opener, unique("夜里加班怎么安排值守"));
  await say(opener, "第二层的话");
  await expect(post(opener, "第二层的话")).toBeVisible();
  await other.goto(path);
  await composerRuns(other);
  const second = other.locator("#post-2");
  await second.getByRole("link", { name: "回复", exact: true }).click();
  await expect(other.getByText("回复 #2")).toBeVisible();
  await say(other, "回到第二层");
  await expect(second.getByRole("article").filter({ hasText: "回到第二层" })).toBeVisible();

  await second.getByLabel("更多操作").first().click();
  await second.getByRole("button", { name: "引用" }).first().click();
  await expect(other.getByLabel("你的回复")).toHaveValue(/^>#2 .+\n> 第二层的话\n\n$/);

  await other.getByLabel("你的回复").fill("");
  await other.locator("#text-2").evaluate((text) => {
    const words = document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode() as Text;
    getSelection()?.setBaseAndExtent(words, 0, words, 3);
  });
  await second.getByLabel("更多操作").first().click();
  await second.getByRole("button", { name: "引用" }).first().click();
  await expect(other.getByLabel("你的回复")).toHaveValue(/^>#2 .+\n> 第二层\n\n$/);
});

test("a reaction counts at once and stays", async ({ as }) => {
  const [opener, other] = [await as("leader-works-2"), await as("member-works-2")];
  const path = await openThread(opener, unique("夜里加班怎么安排值守"));
  const known = other.waitForResponse("**/api/me/units/works/forum/threads/*");
  await other.goto(path);
  await (await known).finished();
  await expect(other.locator("#post-1 .menu button").first()).toBeAttached();
  const agree = other.locator("#post-1").getByRole("button", { name: /赞同/ });
  await expect(agree).toBeEnabled();
  const told = other.waitForResponse("**/api/forum/reactions");
  await agree.click();
  await expect(agree).toHaveText(/1/);
  expect((await told).ok()).toBe(true);
  await other.reload();
  await expect(agree).toHaveAttribute("aria-pressed", "true");
  await expect(agree).toHaveText(/1/);
  await opener.reload();
  await expect(opener.locator("#post-1").getByRole("button", { name: /赞同/ })).toBeDisabled();
});

test("an author mends a post, opens it to all and takes it back; readers see that, and what it said before", async ({
  as,
}) => {
  const [opener, other] = [await as("leader-works-2"), await as("member-works-2")];
  const path = await openThread(opener, unique("夜里加班怎么安排值守"));
  await say(opener, "有个错字的化");
  await opener.locator("#post-2").getByLabel("更多操作").click();
  await opener.getByRole("link", { name: "编辑或收回" }).click();
  await expectAccessible(opener);
  await opener.getByLabel("正文").fill("没有错字的话");
  await opener.getByRole("button", { name: "保存修改" }).click();
  await opener.waitForURL(/#post-2$/);
  await other.goto(path);
  await expect(other.locator("#post-2")).toContainText("没有错字的话");
  await other.locator("#post-2").getByRole("link", { name: "已编辑" }).click();
  await expect(other.getByText("有个错字的化")).toBeVisible();
  await expectAccessible(other);

  await opener.goto(path);
  await opener.locator("#post-2").getByLabel("更多操作").click();
  await opener.getByRole("link", { name: "编辑或收回" }).click();
  await opener.getByRole("button", { name: "开放共同编辑" }).click();
  await opener.waitForURL(/#post-2$/);
  await other.goto(path);
  await other.locator("#post-2").getByLabel("更多操作").click();
  await other.getByRole("link", { name: "编辑", exact: true }).click();
  await expect(other.getByRole("button", { name: "确认收回" })).toHaveCount(0);
  await other.getByLabel("正文").fill("没有错字的话，两个人写的");
  await other.getByRole("button", { name: "保存修改" }).click();
  await other.waitForURL(/#post-2$/);
  await opener.goto(path);
  await expect(opener.locator("#post-2")).toContainText("共同编辑");
  await expect(opener.locator("#post-2")).toContainText("两个人写的");
  await expect(opener.locator("#post-2").getByRole("link", { name: /^最近由 .+ 修改$/ })).toBeVisible();

  await opener.locator("#post-2").getByLabel("更多操作").click();
  await opener.getByRole("link", { name: "编辑或收回" }).click();
  await expectAccessible(opener);
  await opener.getByRole("button", { name: "确认收回" }).click();
  await opener.waitForURL(/#post-2$/);
  await other.goto(path);
  await expect(other.locator("#post-2")).toContainText("作者已收回这条发言");
  await expect(other.locator("#post-2")).not.toContainText("没有错字的话");
});

test("a draft waits on the server: on another device the words are there", async ({ as, browser, baseURL }) => {
  const page = await as("member-works-2");
  const text = unique("写到一半的话");
  const path = await openThread(page, unique("夜里加班怎么安排值守"));
  await page.getByLabel("你的回复").fill(text);
  await expect(page.getByText(/^草稿已于 .+ 自动保存$/)).toBeVisible({ timeout: 25_000 });
  const elsewhere = await anotherDevice(browser, baseURL, "member-works-2");
  await elsewhere.goto(path);
  await expect(elsewhere.getByLabel("你的回复")).toHaveValue(text);
  await elsewhere.goto("/drafts");
  await expect(elsewhere.getByRole("listitem").filter({ hasText: text })).toBeVisible();
  await elsewhere.context().close();
});

async function anotherDevice(browser: Browser, baseURL: string | undefined, name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: "zh-CN" });
  const page = await context.newPage();
  await signIn(page, name);
  return page;
}

test("without JavaScript one reads, answers, reacts and opens a thread", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: "zh-CN", javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "member-works");
  await openThread(page, unique("没有脚本也能谈"));
  const text = unique("这一层没有脚本");
  await say(page, text);
  await expect(page).toHaveURL(/#post-2$/);
  await expect(page.locator("#post-2")).toContainText(text);
  await page.locator("#post-2").getByRole("link", { name: "回复", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("回复第 2 楼");
  await say(page, "第三层答第二层");
  await expect(page.locator("#post-2").getByRole("article")).toContainText("第三层答第二层");
  await context.close();
});

test("below an article one answers in place: the composer is there when the reader is", async ({ as }) => {
  const page = await as("member-works");
  await page.goto("/bulletins/columns/comment");
  await page.locator("main a[href^='/bulletins/0']").first().click();
  await page.waitForURL(/\/bulletins\/0/);
  await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
  const text = unique("这篇通报说到点子上了");
  await say(page, text);
  await expect(post(page, text)).toBeVisible();
  await page.reload();
  await expect(post(page, text)).toBeVisible();
});

test("an old number leads to its window, and the anchor stays", async ({ as }) => {
  const page = await as("member-works-1");
  await page.goto("/forum/boards/festivals");
  await page.getByRole("link", { name: /家规/ }).click();
  await page.waitForURL(/threads\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  await page.goto(`${path}/37`);
  await expect(page).toHaveURL(new RegExp(`${path}/21#post-37$`));
  await expect(page.locator("#post-37")).toBeInViewport();
  const first = page.getByRole("link", { name: /1—20 楼/ });
  await first.click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
});

test("somebody of another unit meets what is missing: page, board, live channel, overlay, calls", async ({ as }) => {
  const [insider, outsider] = [await as("member-works-2"), await as("member-office-1")];
  const path = await openThread(insider, unique("夜里加班怎么安排值守"));
  const id = path.split("/").at(-1)!;
  const nowhere = "01a20631-0000-7000-8000-000000000000";
  /** What is drawn. The rows of data behind it come in the order in which they were ready; they must not name the thread. */
  const bodyOf = async (address: string) => {
    const answer = await outsider.request.get(address, { maxRedirects: 0 });
    const text = (await answer.text()).replaceAll(id, "ID").replaceAll(nowhere, "ID");
    expect(text, address).not.toContain("夜里加班");
    return { status: answer.status(), text: text.replace(/<script[^>]*>.*?<\/script>/gs, "") };
  };
  for (const address of [
    "/units/works/forum/threads/ID",
    "/forum/threads/ID",
    "/units/office/forum/threads/ID",
    "/api/live?topic=thread:ID",
    "/api/forum/mentions?thread=ID&q=",
  ]) {
    const there = await bodyOf(address.replace("ID", id));
    expect(there, address).toEqual(await bodyOf(address.replace("ID", nowhere)));
    expect(there.status, address).toBe(404);
  }
  const overlay = async (thread: string) =>
    (await (await outsider.request.get(`/api/me/units/works/forum/threads/${thread}`)).json()).page;
  expect(await overlay(id)).toBeNull();
  expect(await overlay(nowhere)).toBeNull();
});
