import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { openThread, say } from "./in-the-forum.ts";

const unique = (text: string) => `${text}${Math.random().toString(36).slice(2, 8)}`;

test("an author mends the title of their thread, a leader gives it another, and with the opening post it goes", async ({
  as,
}) => {
  const [author, leader] = [await as("member-works-1", { phone: true }), await as("leader-works")];
  const [first, second, third] = [unique("笔误的题目"), unique("改好的题目"), unique("负责人的题目")];
  const thread = await openThread(author, first);
  await author.getByRole("link", { name: "改标题" }).click();
  await expect(author.getByLabel("标题")).toHaveValue(first);
  await expectNoOverflow(author);
  await expectAccessible(author);
  await author.getByLabel("标题").fill(second);
  await author.getByRole("button", { name: "保存" }).click();
  await author.waitForURL(`**${thread}`);
  await expect(author.getByRole("heading", { level: 1 })).toHaveText(second);

  const manage = `/moderate/threads/${thread.split("/").at(-1)}`;
  await leader.goto(manage);
  await leader.getByText("修改标题", { exact: true }).first().click();
  await leader.getByLabel("新标题").fill(third);
  const form = leader.locator("form").filter({ has: leader.getByLabel("新标题") });
  await form.getByLabel("理由", { exact: true }).fill("题目要说清楚是什么事");
  await form.getByRole("button", { name: "修改标题" }).click();
  await leader.waitForURL(`**${manage}`);
  await leader.getByText("改过的标题").click();
  await expect(leader.getByText(second)).toBeVisible();
  // Its page has the same address before and after the press.
  await expect(async () => {
    await author.goto(thread);
    await expect(author.getByRole("heading", { level: 1 })).toHaveText(third, { timeout: 1_000 });
  }).toPass();
  await expect(author.getByRole("link", { name: "改标题" })).toHaveCount(0);

  const [one, other] = [unique("一句重话"), unique("又一句重话")];
  for (const text of [one, other]) await say(author, text);
  await leader.goto(`${manage}/posts`);
  for (const text of [one, other]) await leader.getByRole("checkbox", { name: text }).check();
  await leader.getByRole("button", { name: "隐藏所选" }).click();
  await expect(leader.getByLabel("理由", { exact: true })).toBeVisible();
  await expectNoOverflow(leader);
  await expectAccessible(leader);
  await leader.getByLabel("理由", { exact: true }).fill("说得太重");
  await leader.getByRole("button", { name: "隐藏 2 条" }).click();
  await leader.waitForURL(`**${manage}`);
  const reader = await as("member-works");
  await reader.goto(thread);
  await expect(reader.getByText("说得太重")).toHaveCount(2);
  for (const text of [one, other]) await expect(reader.getByText(text)).toHaveCount(0);
});
