import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

const BOARD = "/units/works/forum/boards/works-site";
const unique = (text: string) => `${text}${Math.random().toString(36).slice(2, 8)}`;

test("a member says what a thread is about, others find it by that, and nobody of another unit learns the words", async ({
  as,
}) => {
  const [opener, other] = [await as("leader-works-2"), await as("member-works", { phone: true })];
  const outsider = await as("member-office-1");
  const title = unique("夜里来料谁签收");
  await opener.goto(BOARD);
  await opener.getByRole("link", { name: "发起讨论" }).click();
  await opener.getByLabel("题目").fill(title);
  await opener.getByLabel("类型").selectOption("提问");
  await opener.getByLabel("收料").check();
  await opener.getByLabel("正文").fill("先说说我们的做法。");
  await opener.getByRole("button", { name: "发布", exact: true }).click();
  await opener.waitForURL(/\/forum\/threads\/[0-9a-f-]{36}$/);
  const thread = new URL(opener.url()).pathname;

  await other.goto(thread);
  await other.getByRole("link", { name: "#收料" }).click();
  await other.waitForURL(/\/units\/works\/forum\/tags\//);
  const tag = new URL(other.url()).pathname;
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("#收料");
  await expectNoOverflow(other);
  await expectAccessible(other);
  const row = other.getByRole("listitem").filter({ hasText: title });
  await expect(row).toContainText("提问");
  await row.getByRole("link").click();
  await other.waitForURL(`**${thread}`);
  await expect(other.getByRole("region", { name: "相关讨论" }).getByRole("link").first()).toBeVisible();

  await opener.getByRole("link", { name: "改标签" }).click();
  await opener.getByLabel("收料").uncheck();
  await opener.getByLabel("分包").check();
  await opener.getByRole("button", { name: "保存" }).click();
  await opener.waitForURL(`**${thread}`);
  await expect(opener.getByRole("link", { name: "#分包" })).toBeVisible();
  await expect(opener.getByRole("link", { name: "#收料" })).toHaveCount(0);
  await other.goto(tag);
  await expect(other.getByRole("listitem").filter({ hasText: title })).toHaveCount(0);

  for (const path of [tag, tag.replace("/units/works", "")]) {
    const answer = await outsider.request.get(path);
    expect([answer.status(), (await answer.text()).includes("收料")]).toEqual([404, false]);
  }
  await outsider.goto("/forum");
  await expect(outsider.getByRole("region", { name: "标签" })).toContainText("工作领域");
  await expect(outsider.getByRole("region", { name: "标签" })).not.toContainText("收料");
});

test("a reader keeps a post with a note, and an article, follows as closely as they like, and folds what one person says", async ({
  as,
}) => {
  const [talker, reader] = [await as("yang-shulan"), await as("member-office")];
  const title = unique("旧账本怎么存档");
  const words = unique("我们按月装订");
  await talker.goto("/units/office/forum/boards/office-hall");
  await talker.getByRole("link", { name: "发起讨论" }).click();
  await talker.getByLabel("题目").fill(title);
  await talker.getByLabel("正文").fill(words);
  await talker.getByRole("button", { name: "发布", exact: true }).click();
  await talker.waitForURL(/\/forum\/threads\/[0-9a-f-]{36}$/);
  const thread = new URL(talker.url()).pathname;

  await reader.goto(thread);
  const post = reader.locator("#post-1");
  await expect(post.locator(".menu button").first(), "the page knows its reader").toBeAttached();
  await post.getByRole("link", { name: "收藏", exact: true }).click();
  await post.getByRole("link", { name: "已收藏" }).click();
  await reader.getByLabel("备注").fill("下周照着做");
  await reader.getByLabel("提醒时间").fill(`${new Date().getFullYear() + 1}-01-05T09:00`);
  await reader.getByRole("button", { name: "保存" }).click();
  await reader.waitForURL("**/bookmarks");
  const kept = reader.getByRole("listitem").filter({ hasText: title });
  await expect(kept).toContainText("下周照着做");
  await expect(kept).toContainText("1月5日 09:00 提醒");
  await expectAccessible(reader);
  await kept.getByRole("link", { name: title }).click();
  await reader.waitForURL(`**${thread}#post-1`);

  await reader.goto("/bulletins/columns/comment");
  await reader.locator(".blist h2 a").first().click();
  await expect(reader.locator("#article-text")).toBeVisible();
  const name = (await reader.getByRole("heading", { level: 1 }).textContent())!;
  await reader.getByRole("button", { name: "收藏", exact: true }).click();
  await expect(reader.getByRole("button", { name: "已收藏" })).toHaveAttribute("aria-pressed", "true");
  await reader.goto("/bookmarks");
  await reader.getByRole("navigation", { name: "收藏的内容" }).getByRole("link", { name: "文章" }).click();
  await expect(reader.getByRole("link", { name, exact: true })).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole("link", { name, exact: true }).click();
  await reader.getByRole("button", { name: "已收藏" }).click();
  await expect(reader.getByRole("button", { name: "收藏", exact: true })).toHaveAttribute("aria-pressed", "false");
  await reader.goto("/bookmarks/articles");
  await expect(reader.getByText("还没有收藏文章。")).toBeVisible();

  await reader.goto(thread);
  const menu = reader.getByRole("complementary").locator("details.menu");
  await menu.locator("summary").click();
  const told = reader.waitForResponse((answer) => "next-action" in answer.request().headers());
  await menu.getByRole("button", { name: /^跟踪/ }).click();
  await expect(menu.locator("summary")).toHaveText("跟踪中");
  await told;
  await reader.reload();
  await menu.locator("summary").click();
  await expect(menu).toContainText("这是你选的");

  await post.getByRole("link", { name: "杨淑兰" }).click();
  await expect(reader.getByRole("link", { name: title })).toBeVisible();
  await reader.getByRole("button", { name: "忽略此人" }).click();
  await expect(reader.getByText("你已忽略此人。")).toBeVisible();
  await reader.goto(thread);
  await expect(post).toContainText("一位你忽略的成员发言");
  await expect(post).not.toContainText(words);
  await post.getByRole("button", { name: "展开" }).click();
  await expect(post).toContainText(words);
  await reader.goto("/settings/ignored");
  await reader.getByRole("button", { name: "取消忽略杨淑兰" }).click();
  await expect(reader.getByText("你没有忽略任何人。")).toBeVisible();
});
