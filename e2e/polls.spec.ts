import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { openThread } from "./in-the-forum.ts";

test("石磊's thread is put to the vote; on a phone a colleague votes, sees the figures and votes anew; then it is closed", async ({
  as,
}) => {
  const [author, voter] = [await as("member-works"), await as("member-works-2", { phone: true })];
  await author.goto("/units/works/forum/boards/works-site");
  await author.getByRole("link", { name: "发起讨论" }).click();
  await author.getByLabel("题目").fill(`学习日定在哪天 ${Date.now()}`);
  await author.getByLabel("正文").fill("大家投票决定。");
  await author.getByRole("button", { name: "发布", exact: true }).click();
  await author.waitForURL(/\/units\/works\/forum\/threads\/[0-9a-f-]{36}$/);
  const thread = author.url();

  await author.getByRole("link", { name: "发起投票" }).click();
  await author.getByRole("textbox", { name: "问题" }).fill("学习日定在哪天？");
  await author.getByLabel("选项").fill("周一");
  await author.getByRole("button", { name: "发起" }).click();
  await expect(author.getByText("至少写两个不同的选项")).toBeVisible();
  await author.getByLabel("选项").fill("周一\n周三");
  await author.getByLabel("结果何时可看").selectOption("voted");
  await expectAccessible(author);
  await author.getByRole("button", { name: "发起" }).click();
  await author.waitForURL(thread);

  await voter.goto(thread);
  const card = voter.getByRole("region", { name: "学习日定在哪天？" });
  await expectNoOverflow(voter);
  await card.getByLabel("周三").check();
  await card.getByRole("button", { name: "投票" }).click();
  await voter.waitForURL(/\/polls\//);
  await expect(voter.getByRole("listitem").filter({ hasText: "周三" })).toContainText("1 票");
  await expect(voter.getByRole("listitem").filter({ hasText: "周三" })).toContainText("我的选择");
  await voter.getByLabel("周一").check();
  await voter.getByRole("button", { name: "改投" }).click();
  await expect(voter.getByRole("listitem").filter({ hasText: "周一" })).toContainText("1 票");
  await expectAccessible(voter);
  await expectNoOverflow(voter);

  await author.goto(voter.url());
  await expect(author.getByText("投票后可以看到结果。")).toBeVisible();
  await author.getByRole("button", { name: "结束投票" }).click();
  await expect(author.getByRole("listitem").filter({ hasText: "周一" })).toContainText("1 票");
  await voter.goto(thread);
  await expect(card.getByText("已结束")).toBeVisible();
  await expect(card.getByRole("button", { name: "投票" })).toHaveCount(0);
});

test("an order of preference is asked for and given on the page: its places count as points", async ({ as }) => {
  const [author, voter] = [await as("member-works-1"), await as("member-works-2", { phone: true })];
  const path = await openThread(author, unique("三个日子哪个好"));
  await author.getByRole("link", { name: "发起投票" }).click();
  await author.getByRole("textbox", { name: "问题" }).fill("三个日子怎么排？");
  await author.getByLabel("选项").fill("周一\n周三\n周五");
  await author.getByLabel("方式").selectOption("ranked");
  await author.getByRole("button", { name: "发起" }).click();
  await author.waitForURL(`**${path}`);
  await voter.goto(path);
  const card = voter.getByRole("region", { name: "三个日子怎么排？" });
  await card.getByLabel("第 1 位").selectOption({ label: "周五" });
  await card.getByLabel("第 2 位").selectOption({ label: "周一" });
  await card.getByRole("button", { name: "投票" }).click();
  await voter.waitForURL(/\/polls\//);
  const points = (day: string) => voter.getByRole("listitem").filter({ hasText: day }).filter({ hasText: "分" });
  await expect(points("周五")).toContainText("3 分");
  await expect(points("周一")).toContainText("2 分");
  await expect(points("周三")).toContainText("0 分");
  await expect(voter.getByLabel("第 1 位").locator("option:checked")).toHaveText("周五");
  await expectAccessible(voter);
  await expectNoOverflow(voter);
});

test("who asked accepts an answer: the head leads to it, and whoever gave it is told", async ({ as }) => {
  const [asker, helper] = [await as("member-works-1"), await as("member-works-2")];
  await asker.goto("/units/works/forum/boards/works-site");
  await asker.getByRole("link", { name: "发起讨论" }).click();
  const title = `礼品登记表填哪一张 ${Date.now()}`;
  await asker.getByLabel("题目").fill(title);
  await asker.getByLabel("正文").fill("附表一还是附表二？");
  await asker.getByRole("button", { name: "发布", exact: true }).click();
  await asker.waitForURL(/\/units\/works\/forum\/threads\/[0-9a-f-]{36}$/);
  const thread = asker.url();

  await helper.goto(thread);
  await helper.getByLabel("你的回复").fill("填附表一。");
  await helper.getByRole("button", { name: "发布回复" }).click();
  const answer = (page: typeof asker) => page.getByRole("article").filter({ hasText: "填附表一。" }).last();
  await expect(answer(helper)).toBeVisible();

  // What one said stands on one's own page before the server has it.
  await expect(async () => {
    await asker.goto(thread);
    await expect(answer(asker)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await answer(asker).getByLabel("更多操作").click();
  await answer(asker).getByRole("link", { name: "采纳为回答" }).click();
  await expect(asker.getByRole("heading", { name: "采纳这条回答" })).toBeVisible();
  await expectAccessible(asker);
  await asker.getByRole("button", { name: "采纳", exact: true }).click();
  await asker.waitForURL(/\/forum\/threads\//);
  await expect(asker.getByRole("link", { name: "已采纳回答 #2" })).toBeVisible();
  await expect(answer(asker).getByText("已采纳的回答")).toBeVisible();

  await expect(async () => {
    await helper.goto("/inbox");
    await expect(
      helper.getByRole("button", { name: new RegExp(`采纳了你的回答.*${title.slice(0, 4)}`) }),
    ).toBeVisible();
  }).toPass();
});
