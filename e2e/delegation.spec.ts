import { approve, panel, rewrite, unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

test("a reviewer who is away delegates their word: the delegate is told, passes the text for them, and it is taken back", async ({
  as,
}) => {
  test.slow(); // three people, each signed in for themselves
  const [editor, holder, delegate] = [await as("editor"), await as("dai-zhen"), await as("xu-ke", { phone: true })];
  const reason = unique("外出办案");
  await holder.goto("/desk/delegations");
  // What an earlier run left.
  const end = holder.getByRole("button", { name: /^结束委托/ });
  for (let open = await end.count(); open > 0; open--) {
    await end.first().click();
    await expect(end).toHaveCount(open - 1);
  }
  await holder.getByLabel("委托给谁").selectOption({ label: "许可" });
  await holder.getByLabel("截止日").fill(await holder.getByLabel("起始日").inputValue());
  await holder.getByLabel("委托缘由").fill(reason);
  await holder.getByRole("button", { name: "确认委托" }).click();
  const given = holder.getByRole("row").filter({ hasText: reason });
  await expect(given).toContainText("戴真委托许可");
  await expect(given).toContainText("生效中");
  await expectAccessible(holder);

  const told = delegate.getByRole("button").filter({ hasText: reason });
  await expect(async () => {
    await delegate.goto("/inbox");
    await expect(told).toContainText("戴真 委托你代为审核", { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await told.click();
  await delegate.waitForURL((url) => url.pathname === "/desk/delegations");
  await expect(delegate.getByRole("row").filter({ hasText: reason })).toContainText("戴真委托许可");
  await expectNoOverflow(delegate);

  const title = unique("代审的稿件");
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(title);
  await editor.getByLabel("栏目").selectOption({ label: "要闻" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  await rewrite(editor, "请各单位对照检查。");
  const path = new URL(editor.url()).pathname;
  await panel(editor).getByRole("button", { name: "送审", exact: true }).click();
  await expect(editor.getByText("稿件正在审核，正文已锁定。")).toBeVisible();

  await delegate.goto("/desk/bulletins?state=mine");
  await delegate.getByRole("link", { name: title }).click();
  await expect(panel(delegate)).toContainText("你受戴真委托审核，意见记为“代戴真”。");
  await expectAccessible(delegate);
  await approve(delegate, path, "审核通过");
  await expect(delegate.getByRole("list", { name: "审核" })).toContainText("许可（代戴真） 通过");
  await delegate.getByRole("link", { name: /^审批表/ }).click();
  await expect(delegate.getByRole("cell", { name: "许可（代戴真）" })).toBeVisible();
  await holder.goto(path);
  await expect(holder.getByRole("list", { name: "审核" })).toContainText("许可（代戴真） 通过");
  await expect(panel(holder).getByRole("button", { name: "审核通过" })).toHaveCount(0);

  await holder.goto("/desk/delegations");
  await given.getByRole("button", { name: /^结束委托/ }).click();
  await expect(given).toContainText("戴真提前结束");
  const next = delegate.getByRole("button").filter({ hasText: "戴真 结束了审核委托" }).first();
  await expect(async () => {
    await delegate.goto("/inbox");
    await expect(next).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
});
