import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

const BOARD = "/units/works/forum/boards/works-site";

test("高振山 words a rule, sees its trial and switches it on; 段小满's post waits without a word of why, and the queue names the rule", async ({
  as,
}) => {
  const [leader, member] = [await as("leader-works"), await as("member-works-2", { phone: true })];
  const word = unique("挂靠资质").replace(" ", "");
  await leader.goto("/desk/moderation/rules");
  await leader.locator("summary", { hasText: /^词语$/ }).click();
  const form = leader.locator("details[open] form");
  await form.getByLabel("适用范围").selectOption({ label: "工程公司" });
  await form.getByLabel("词语").fill("好");
  await form.getByLabel("为什么要审").fill("借资质的事先看看");
  await form.getByRole("button", { name: "新增" }).click();
  await expect(form.getByText("每行一个词，2 到 30 个字；空格和标点不算。")).toBeVisible();
  await form.getByLabel("词语").fill(word);
  await form.getByRole("button", { name: "新增" }).click();
  await leader.waitForURL(/\/desk\/moderation\/rules\/[0-9a-f-]{36}$/);
  await expect(leader.getByText("没有会被先审的发言。")).toBeVisible();
  await leader.getByRole("button", { name: "启用" }).click();
  await expect(leader.getByText("已启用", { exact: true })).toBeVisible();
  await expectAccessible(leader);

  await member.goto(BOARD);
  await member.locator("a[href*='/forum/threads/']").first().click();
  await member.waitForURL(/\/forum\/threads\//);
  const said = `谁家有 ${[...word].join(" ")} 可以借`;
  await member.locator("textarea[name=text]").fill(said);
  await member.getByRole("button", { name: "发布回复" }).click();
  await expect(member.getByText("已提交，版主审核后可见。")).toBeVisible();
  await expect(member.getByText("借资质的事先看看")).toHaveCount(0);
  await expectNoOverflow(member);

  await leader.goto("/desk/moderation?kind=pending");
  await leader.getByRole("link").filter({ hasText: said }).click();
  await expect(leader.getByText("词语：借资质的事先看看")).toBeVisible();
  await expect(leader.getByText(`命中：${word}`)).toBeVisible();
  await leader.getByRole("radiogroup", { name: "处理" }).getByText("不予通过", { exact: true }).click();
  await leader.getByLabel("理由", { exact: true }).locator("visible=true").fill("本版不借资质");
  await leader.getByRole("button", { name: "不予通过", exact: true }).click();
  await expect(leader.getByText("待审", { exact: true })).toHaveCount(0);
  await leader.goto("/desk/moderation/rules");
  await leader.getByRole("link", { name: "查看和修改" }).last().click();
  await leader.getByText("删除规则", { exact: true }).first().click();
  await leader.getByRole("button", { name: "删除规则" }).click();
  await expect(leader).toHaveURL(/\/desk\/moderation\/rules$/);
});
