import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

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
  await author.getByLabel("问题").fill("学习日定在哪天？");
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
