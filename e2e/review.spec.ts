import type { Page } from "@playwright/test";
import { approve, panel, rewrite, saved, unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

async function write(editor: Page, title: string, text: string): Promise<string> {
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(title);
  await editor.getByLabel("栏目").selectOption({ label: "要闻" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  await rewrite(editor, text);
  return new URL(editor.url()).pathname;
}

test("三审三校: handed in, sent back with a passage, revised, passed by three reviewers and a proof-reader, published, read on a phone", async ({
  as,
}) => {
  test.slow(); // six people, each signed in for themselves
  const [editor, publisher] = [await as("editor"), await as("publisher")];
  const [first, second, proof] = [await as("reviewer"), await as("dai-zhen"), await as("xu-ke")];
  const title = unique("节前集体提醒");
  const path = await write(editor, title, "对新提任干部逐一谈话。请联系办公室。");
  await panel(editor).getByRole("button", { name: "送审", exact: true }).click();
  await expect(editor.getByText("稿件正在审核，正文已锁定。")).toBeVisible();
  await expect(editor.getByRole("textbox", { name: "正文" })).toHaveCount(0);

  await first.goto("/desk/bulletins?state=mine");
  await first.getByRole("link", { name: title }).click();
  await first.getByText("退回修改").first().click();
  await first.getByLabel("退回原因").selectOption({ label: "文字表述" });
  await first.getByLabel("涉及的原文").fill("没有这句话");
  await first.getByLabel("请作者怎么改").fill("关键岗位人员也要谈");
  await first.getByRole("button", { name: "退回修改" }).click();
  await expect(first.getByText("正文里没有这一句，请从正文复制。")).toBeVisible();
  await expect(first.getByLabel("请作者怎么改")).toHaveValue("关键岗位人员也要谈");
  await first.getByLabel("涉及的原文").fill("对新提任干部逐一谈话");
  await first.getByRole("button", { name: "退回修改" }).click();
  await expect(first.getByText("已退回，请修改后重新送审")).toBeVisible();

  const told = editor.getByRole("button").filter({ hasText: title });
  await expect(async () => {
    await editor.goto("/inbox");
    await expect(told).toContainText("林晓 退回了你的稿件", { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await told.click();
  await editor.waitForURL((url) => url.pathname === path);
  await expect(panel(editor).locator("q")).toHaveText("对新提任干部逐一谈话");
  await expect(panel(editor)).toContainText("关键岗位人员也要谈");
  await rewrite(editor, "对新提任干部、关键岗位人员逐一谈话。请联系办公室。");
  await expectAccessible(editor);
  await panel(editor).getByRole("button", { name: "重新送审" }).click();
  await expect(editor.getByText("稿件正在审核，正文已锁定。")).toBeVisible();
  await expect(editor.getByText("退回 1 次")).toBeVisible();

  await publisher.goto(path);
  await expect(publisher.getByText("通过审核后才能发布。")).toBeVisible();
  await approve(first, path, "审核通过");
  await approve(proof, path, "校对通过");
  await first.goto(path);
  await expect(first.getByText("上一审由你通过，这一审须由他人审核。")).toBeVisible();
  await approve(second, path, "审核通过");
  await approve(proof, path, "校对通过");
  await approve(proof, path, "校对通过");
  await approve(publisher, path, "审核通过");
  await expect(publisher.getByText("审核通过，可以签发")).toBeVisible();
  await expectAccessible(publisher);
  await publisher.getByRole("button", { name: "发布", exact: true }).click();
  await expect(publisher.getByText(/^发布于/)).toBeVisible();

  const reader = await as("member-logistics-1", { phone: true });
  await reader.goto("/bulletins");
  await reader.getByRole("link", { name: title }).first().click();
  await expect(reader.getByText("关键岗位人员逐一谈话")).toBeVisible();
});

test("on a phone a reviewer sees what waits, where it stands and what was said, in both languages", async ({ as }) => {
  for (const lang of ["zh-CN", "en"] as const) {
    const page = await as("dai-zhen", { phone: true, lang });
    await page.goto("/desk/bulletins?state=mine");
    await page.getByRole("link", { name: "关于做好元旦春节期间廉洁自律工作的通知" }).click();
    const steps = page.getByRole("list", { name: lang === "en" ? "Review" : "审核" });
    await expect(steps.getByText("林晓")).toBeVisible();
    await expect(steps.locator("[aria-current=step]")).toContainText(lang === "en" ? "Review and proof 2" : "二审二校");
    await expect(page.getByText("关键岗位范围以附件目录为准。")).toBeVisible();
    await expectNoOverflow(page);
    await expectAccessible(page);
  }
});

test("in an emergency it is out at once, with its reason, and waits for its review", async ({ as }) => {
  const [editor, publisher] = [await as("editor"), await as("publisher")];
  const path = await write(editor, unique("台风停工"), "今晚十时起停工。");
  await publisher.goto(path);
  await publisher.getByText("紧急发布", { exact: true }).click();
  await publisher.getByLabel("为什么不能等审核").fill("台风今晚登陆");
  await publisher.getByRole("button", { name: "紧急发布，事后补审" }).click();
  await expect(publisher.getByText(/^发布于/)).toBeVisible();
  await expect(publisher.getByText("紧急发布的稿件须在 24 小时内补审。")).toBeVisible();
});

test("a plan for a time that is over is refused in a sentence; one that stands is seen where it is looked for, and cancelled", async ({
  as,
}) => {
  const [editor, publisher] = [await as("editor"), await as("publisher")];
  const title = unique("定时发布的一篇");
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(title);
  await editor.getByLabel("栏目").selectOption({ label: "学习园地" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  await rewrite(editor, "整点见。");
  await publisher.goto(new URL(editor.url()).pathname);
  await publisher.getByText("定时发布", { exact: true }).click();
  await publisher.getByLabel("发布时间").fill("2020-01-01T09:00");
  await publisher.getByRole("button", { name: "确定" }).click();
  await expect(publisher.getByText("请选一个将来的时间。")).toBeVisible();
  await publisher.getByLabel("发布时间").fill("2027-06-01T09:00");
  await publisher.getByRole("button", { name: "确定" }).click();
  await expect(publisher.getByText(/固定发布第 \d+ 版，由 周立群 安排/)).toBeVisible();
  await expectAccessible(publisher);
  await editor.goto("/desk/bulletins");
  await editor.getByRole("navigation", { name: "稿件状态" }).getByRole("link", { name: "定时发布" }).click();
  await expect(editor.getByRole("row").filter({ hasText: title })).toContainText(/定时发布 2027年6月1日 09:00/);
  await editor.getByRole("link", { name: "定时计划" }).click();
  const row = (page: Page) => page.getByRole("row").filter({ hasText: title });
  await expect(row(editor)).toContainText(/2027年6月1日 09:00.*第 2 版.*周立群/);
  await expect(row(editor).getByRole("button")).toHaveCount(0);
  await publisher.goto("/desk/bulletins/plans");
  await expectAccessible(publisher);
  await row(publisher).getByRole("button", { name: "取消定时" }).click();
  await expect(row(publisher)).toHaveCount(0);
  await expect(publisher).toHaveURL(/\/desk\/bulletins\/plans$/);
  await editor.goto("/desk/bulletins");
  await expect(row(editor)).toContainText("未发布");
});

test("a column is set up with its review, and its first text asks for it", async ({ as }) => {
  const [publisher, editor] = [await as("publisher"), await as("editor")];
  const name = `专栏${Math.random().toString(36).slice(2, 7)}`;
  await publisher.goto("/desk/columns");
  await publisher.getByRole("link", { name: "新建栏目" }).click();
  await publisher.getByLabel("名称", { exact: true }).fill(name);
  await publisher.getByLabel("网址").fill("news");
  await publisher.getByLabel("审核流程").selectOption({ label: "一审" });
  await publisher.getByRole("button", { name: "建立栏目" }).click();
  await expect(publisher.getByText("已被使用，请换一个。")).toBeVisible();
  await expect(publisher.getByLabel("名称", { exact: true })).toHaveValue(name);
  await publisher.getByLabel("网址").fill(`c-${Date.now()}`);
  await publisher.getByLabel("次序").fill("99");
  await publisher.getByRole("button", { name: "建立栏目" }).click();
  await expect(publisher.getByRole("row").filter({ hasText: name })).toContainText("一审");
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(unique("第一篇"));
  await editor.getByLabel("栏目").selectOption({ label: name });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await expect(editor.getByRole("button", { name: "送审", exact: true })).toBeVisible();
  await publisher.goto("/desk/columns");
  await publisher.getByRole("link", { name }).click();
  await publisher.getByLabel("审核流程").selectOption({ label: "不需审核，直接签发" });
  await publisher.getByLabel("讨论", { exact: true }).selectOption({ label: "不设讨论" });
  await publisher.getByRole("button", { name: "保存" }).click();
  const row = publisher.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("直接签发");
  await expect(row).toContainText("不设讨论");
  await publisher.getByRole("link", { name }).click();
  await publisher.getByRole("button", { name: "停用栏目" }).click();
  await expect(publisher.getByRole("row").filter({ hasText: name })).toContainText("已停用");
  await editor.goto("/desk/bulletins/new");
  await expect(editor.getByRole("option", { name })).toHaveCount(0);
});

test("the house finds what is wrong in a text, shows the way to it, and finds it no more once it is right", async ({
  as,
}) => {
  const editor = await as("editor");
  const word = `错词${Math.random().toString(36).slice(2, 6)}`;
  await editor.goto("/desk/words");
  await editor.getByLabel("查找的词").fill(word);
  await editor.getByLabel("应当写作").fill("正词");
  await editor.getByRole("button", { name: "加入" }).click();
  await expect(editor.getByRole("row").filter({ hasText: word })).toBeVisible();
  await write(editor, unique("检查"), `请各单位落实${word}，联系电话13900001111。`);
  const checks = editor.locator("section").filter({ has: editor.getByRole("heading", { name: /^检查/ }) });
  await checks.getByRole("button", { name: "重新检查" }).click();
  await expect(checks.getByText("2 项必须处理")).toBeVisible();
  await expectAccessible(editor);
  await checks.getByRole("listitem").filter({ hasText: "摘要为空" }).getByRole("button", { name: "定位" }).click();
  await expect(editor.getByLabel("摘要")).toBeFocused();
  await checks.getByRole("listitem").filter({ hasText: "手机号" }).getByRole("button", { name: "定位" }).click();
  await expect.poll(() => editor.evaluate(() => window.getSelection()?.toString())).toBe("13900001111");
  await saved(editor, () => editor.keyboard.type("0755-12345678"));
  await expect(editor.getByRole("textbox", { name: "正文" })).toContainText("联系电话0755-12345678。");
  await checks.getByRole("button", { name: "重新检查" }).click();
  await expect(checks.getByText("1 项必须处理")).toBeVisible();
  const review = panel(editor);
  await review.getByRole("button", { name: "送审", exact: true }).click();
  await expect(review.getByText(`还有 1 项必须处理：${word}。`)).toBeVisible();
  await review.getByLabel("保留这些问题，仍然继续").check();
  await review.getByLabel("为什么可以保留").fill("引用原文");
  await review.getByRole("button", { name: "送审", exact: true }).click();
  await expect(review.getByText("理由：引用原文")).toBeVisible();
  await expectAccessible(editor);
  await review.getByRole("button", { name: "撤回送审" }).click();
  await editor.locator("summary", { hasText: "删除草稿" }).click();
  await editor.getByLabel("确认删除这篇从未发布的草稿").check();
  await editor.getByRole("button", { name: "删除草稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins$/);
  await editor.goto("/desk/words");
  await editor.getByRole("button", { name: `移除 ${word}` }).click();
  await expect(editor.getByRole("row").filter({ hasText: word })).toHaveCount(0);
});

test("a version is compared word by word and comes back as a new one", async ({ as }) => {
  const editor = await as("editor");
  const path = await write(editor, unique("版本"), "给予警告处分，并通报。");
  await panel(editor).getByRole("button", { name: "送审", exact: true }).click();
  await panel(editor).getByRole("button", { name: "撤回送审" }).click();
  await expect(editor.getByRole("textbox", { name: "正文" })).toBeVisible();
  await rewrite(editor, "给予记过处分，并通报。");
  await saved(editor, () => editor.getByLabel("来源").fill("监督检查室"));
  await editor.reload();
  await editor.getByRole("link", { name: /^对比/ }).click();
  await expect(editor.locator(".paper del").last()).toHaveText("警告处分");
  await expect(editor.locator(".paper ins").last()).toHaveText("记过处分");
  await expect(editor.getByText("改动 1 处")).toBeVisible();
  await expect(editor.getByRole("row").filter({ hasText: "来源" })).toContainText("监督检查室");
  await expectAccessible(editor);
  await editor.getByRole("button", { name: /^恢复第/ }).click();
  await editor.waitForURL((url) => url.pathname === path);
  await expect(editor.getByRole("textbox", { name: "正文" })).toContainText("给予警告处分");
});
