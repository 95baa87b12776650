import { panel, rewrite, unique } from "./at-the-desk.ts";
import { alive, expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

test("a return marks two passages, each with its remark; the writer jumps to them in the text, and the record keeps both", async ({
  as,
}) => {
  const [editor, reviewer] = [await as("editor"), await as("dai-zhen", { phone: true })];
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(unique("多处批注"));
  await editor.getByLabel("栏目").selectOption({ label: "要闻" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  await rewrite(editor, "关键岗位人员逐一谈话，节前必须谈完。");
  const path = new URL(editor.url()).pathname;
  await panel(editor).getByRole("button", { name: "送审", exact: true }).click();
  await expect(editor.getByText("稿件正在审核，正文已锁定。")).toBeVisible();

  await reviewer.goto(path);
  await alive(reviewer);
  await reviewer.getByText("退回修改").first().click();
  await reviewer.getByLabel("请作者怎么改").fill("两处都要写具体");
  await reviewer.getByLabel("批注 1 的原文").fill("关键岗位人员");
  await reviewer.getByLabel("批注 1 的意见").fill("列出岗位");
  await reviewer.getByRole("button", { name: "再批注一处" }).click();
  await reviewer.getByLabel("批注 2 的原文").fill("没有这句话");
  await reviewer.getByLabel("批注 2 的意见").fill("写明日期");
  await expectAccessible(reviewer);
  await expectNoOverflow(reviewer);
  await reviewer.getByRole("button", { name: "退回修改" }).click();
  await expect(reviewer.getByText("正文里没有这一句，请从正文复制。")).toBeVisible();
  await expect(reviewer.getByLabel("批注 1 的意见")).toHaveValue("列出岗位");
  await expect(reviewer.getByLabel("批注 2 的意见")).toHaveValue("写明日期");
  await reviewer.getByLabel("批注 2 的原文").fill("节前 必须谈完");
  await reviewer.getByRole("button", { name: "退回修改" }).click();
  await expect(reviewer.getByText("已退回，请修改后重新送审")).toBeVisible();

  await editor.goto(path);
  await expect(panel(editor).locator("q")).toHaveText(["关键岗位人员", "节前必须谈完"]);
  // The editor comes a moment after its page, and puts the text in anew.
  await expect(editor.getByRole("textbox", { name: "正文" })).toBeVisible();
  const second = panel(editor).getByRole("listitem").filter({ hasText: "写明日期" }).last();
  await second.getByRole("button", { name: "定位" }).click();
  await expect.poll(() => editor.evaluate(() => window.getSelection()?.toString())).toBe("节前必须谈完");
  await expectAccessible(editor);
  await editor.getByRole("link", { name: /^审批表/ }).click();
  await expect(editor.getByRole("cell", { name: /列出岗位.*写明日期/s })).toBeVisible();
});
