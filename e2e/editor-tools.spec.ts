import type { Locator, Page } from "@playwright/test";
import type { Editor } from "@tiptap/core";
import sharp from "sharp";
import { saved, unique } from "./at-the-desk.ts";
import { expect, test } from "./fixtures.ts";

/** Like no picture of another story: the library knows one again by its bytes, and this one is published. */
const picture = async () => ({
  name: "会场.png",
  mimeType: "image/png",
  buffer: await sharp({ create: { width: 60, height: 40, channels: 3, background: "#3d7a6a" } })
    .png()
    .toBuffer(),
});
const tool = (editor: Page, name: string) => editor.getByRole("button", { name, exact: true });

/** Presses a tool until it is on, or off: a new line takes over what the last one wore. */
async function wear(editor: Page, name: string, isOn: boolean) {
  if ((await tool(editor, name).getAttribute("aria-pressed")) !== String(isOn)) await tool(editor, name).click();
  await expect(tool(editor, name)).toHaveAttribute("aria-pressed", String(isOn));
}

/** Selects the line and presses a tool; again where the tool was quicker than the selection. */
async function dress(editor: Page, text: Locator, name: string, element: string) {
  await expect(async () => {
    await editor.keyboard.press("Shift+Home");
    await wear(editor, name, true);
    await expect(text.locator(element)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** Whether nothing is selected, for the editor too: it learns of a selection a little later, and restores its own after a tool. */
function isCaret(element: HTMLElement | SVGElement): boolean {
  const { editor } = element as unknown as { editor: Editor };
  return editor.state.selection.empty;
}

/** Writes a plain line below everything, in no list, quote or table. */
async function line(editor: Page, text: Locator, words: string) {
  await expect(async () => {
    await text.press("ControlOrMeta+End");
    await expect.poll(() => text.evaluate(isCaret)).toBe(true);
  }).toPass();
  await editor.keyboard.press("Enter");
  for (const name of ["加粗", "着重号", "删除线", "上标", "下标", "右对齐"]) await wear(editor, name, false);
  await editor.keyboard.insertText(words);
}

test("every tool of the editor is pressed, and what it makes is on the published page, once its picture has a text", async ({
  as,
}) => {
  test.slow(); // one after the other, and then two people more
  const editor = await as("editor");
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(unique("样样都用一遍"));
  await editor.getByLabel("栏目").selectOption({ label: "学习园地" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  const id = editor.url().split("/").at(-1)!;
  const text = editor.getByRole("textbox", { name: "正文" });
  await text.click();

  await editor.keyboard.insertText("一、总的要求");
  await editor.getByLabel("段落样式").selectOption({ label: "标题" });
  for (const style of ["小标题", "三级标题"]) {
    await line(editor, text, style);
    await editor.getByLabel("段落样式").selectOption({ label: style });
  }
  await line(editor, text, "加粗的话");
  await dress(editor, text, "加粗", "strong");
  await line(editor, text, "见党章");
  await dress(editor, text, "着重号", "em");
  await dress(editor, text, "删除线", "s");
  await tool(editor, "链接").click();
  await editor.getByLabel("链接地址").fill("www.ccdi.gov.cn/x");
  await editor.keyboard.press("Enter");

  await line(editor, text, "平方");
  await dress(editor, text, "上标", "sup");
  await line(editor, text, "碳二");
  await dress(editor, text, "下标", "sub");
  await line(editor, text, "清江集团纪委");
  await wear(editor, "右对齐", true);
  await line(editor, text, "先查");
  await tool(editor, "列表").click();
  await editor.keyboard.press("Enter");
  await editor.keyboard.insertText("后改");
  for (const _ of ["out of the item", "out of the list"]) await editor.keyboard.press("Enter");
  await editor.keyboard.insertText("第一步");
  await tool(editor, "编号列表").click();
  for (const _ of ["out of the item", "out of the list"]) await editor.keyboard.press("Enter");
  await editor.keyboard.insertText("引一句话");
  await tool(editor, "引文").click();
  for (const _ of ["out of the line", "out of the quote"]) await editor.keyboard.press("Enter");
  for (const [kind, words] of [
    ["条文", "第三十条"],
    ["提示", "会后传达"],
    ["注意", "不得外传"],
  ] as const) {
    await editor.keyboard.insertText(words);
    await tool(editor, kind).click();
    for (const _ of ["out of the line", "out of the passage"]) await editor.keyboard.press("Enter");
  }
  await tool(editor, "分隔线").click();

  await editor.keyboard.insertText("表格在此");
  await editor.keyboard.press("Enter");
  await tool(editor, "表格").click();
  const tables = editor.getByRole("toolbar", { name: "表格" });
  const cells = text.locator("table").getByRole("cell").or(text.locator("table th"));
  await text.locator("table th").first().click();
  await editor.keyboard.insertText("单位");
  await tables.getByRole("button", { name: "加一行" }).click();
  await tables.getByRole("button", { name: "加一列" }).click();
  await expect(text.locator("table tr")).toHaveCount(4);
  await expect(cells).toHaveCount(16);
  await text.locator("table tr").last().locator("td").last().click();
  await tables.getByRole("button", { name: "删一行" }).click();
  await text.locator("table tr").last().locator("td").last().click();
  await tables.getByRole("button", { name: "删一列" }).click();
  await expect(cells).toHaveCount(9);
  await text.locator("table td").first().click();
  await editor.keyboard.insertText("合计");
  await editor.keyboard.press("Shift+ArrowRight");
  await tables.getByRole("button", { name: "合并或拆分单元格" }).click();
  await expect(text.locator("td[colspan='2']")).toHaveCount(1);

  await text.press("ControlOrMeta+End");
  await saved(editor, async () => {
    const chooser = editor.waitForEvent("filechooser");
    await tool(editor, "图片").click();
    await (await chooser).setFiles(await picture());
    await editor.getByLabel("图注").fill("会议现场。办公室供图");
  });
  const publisher = await as("publisher");
  await publisher.goto(`/desk/bulletins/${id}`);
  await publisher.getByRole("button", { name: "发布", exact: true }).click();
  const publishing = publisher.locator("section").filter({ has: publisher.getByRole("heading", { name: "发布" }) });
  await expect(publishing.getByRole("alert")).toHaveText("还有图片没有说明文字，请先补上或勾选为装饰图。");
  await saved(editor, () => editor.getByLabel("替代文字").fill("会场全景"));
  await saved(editor, () => editor.getByLabel("首行缩进").uncheck());
  await publisher.reload();
  await publisher.getByRole("button", { name: "发布", exact: true }).click();
  await expect(publisher.getByText(/^发布于/)).toBeVisible();
  const reader = await as("member-works-1", { phone: true });
  await reader.goto(`/bulletins/${id}`);
  const article = reader.locator("#article-text");
  await expect(article).not.toHaveClass(/indent/);
  await expect(article.getByRole("heading", { level: 2 })).toHaveText("一、总的要求");
  await expect(article.getByRole("heading", { level: 3 })).toHaveText("小标题");
  await expect(article.getByRole("heading", { level: 4 })).toHaveText("三级标题");
  await expect(article.locator("strong")).toHaveText("加粗的话");
  await expect(article.locator("em")).toHaveText("见党章");
  await expect(article.locator("s, del")).toHaveText("见党章");
  await expect(article.getByRole("link", { name: "见党章" })).toHaveAttribute("href", "https://www.ccdi.gov.cn/x");
  await expect(article.locator("ul > li")).toHaveText(["先查", "后改"]);
  await expect(article.locator("ol > li")).toHaveText(["第一步"]);
  await expect(article.locator("blockquote")).toHaveText("引一句话");
  await expect(article.locator(".law")).toHaveText("第三十条");
  await expect(article.locator("aside.note")).toHaveText(["会后传达", "不得外传"]);
  await expect(article.locator("aside.warn")).toHaveText("不得外传");
  await expect(article.locator("sup")).toHaveText("平方");
  await expect(article.locator("sub")).toHaveText("碳二");
  await expect(article.locator("p.right")).toHaveText("清江集团纪委");
  await expect(article.locator("hr")).toHaveCount(1);
  await expect(article.locator("table tr")).toHaveCount(3);
  await expect(article.locator("th").first()).toHaveText("单位");
  await expect(article.locator("td[colspan='2']")).toHaveText("合计");
  await expect(article.getByAltText("会场全景")).toBeVisible();
  await expect(article.locator("figcaption")).toHaveText("会议现场。办公室供图");
});

test("lists from Word and WPS are pasted as lists", async ({ as }) => {
  const editor = await as("editor");
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(unique("从 Word 来的列表"));
  await editor.getByLabel("栏目").selectOption({ label: "学习园地" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  const text = editor.getByRole("textbox", { name: "正文" });
  await text.click();
  const item = (sign: string, words: string, level = 1) =>
    `<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level${level} lfo1'><!--[if !supportLists]--><span
      lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;
      </span></span></span><!--[endif]--><span style='font-family:宋体'>${words}</span></p>`;
  const wps = `<p class=MsoNormal style="mso-list:l1 level1 lfo2;"><!--[if !supportLists]--><span style="font-family:Wingdings;"><span
    style='mso-list:Ignore;'>l<span>&nbsp;</span></span></span><!--[endif]--><span style="font-family:宋体;"><font face="宋体">来自 WPS</font></span></p>`;
  const html = `<p class=MsoNormal>要求如下：</p>${item("1.", "自查")}${item("Ø", "看台账", 2)}${item("2.", "整改")}<p class=MsoNormal>另：</p>${wps}`;
  await saved(editor, () =>
    text.evaluate((element, said) => {
      const data = new DataTransfer();
      data.setData("text/html", said);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, html),
  );
  await expect(text.locator("> ol > li > p")).toHaveText(["自查", "整改"]);
  await expect(text.locator("> ol > li > ul > li")).toHaveText(["看台账"]);
  await expect(text.locator("> ul > li")).toHaveText(["来自 WPS"]);
  // Below a list there is always a line to go on in.
  await expect(text.locator("> p")).toHaveText(["要求如下：", "另：", ""]);
});
