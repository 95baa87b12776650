import type { Page } from "@playwright/test";
import { saved, unique } from "./at-the-desk.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGOQq8iDIwbiOAChwxBBPps2CwAAAABJRU5ErkJggg==";
const LOST = "［此处有一张图片没有带过来，请重新插入］";

async function begin(editor: Page) {
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(unique("粘贴"));
  await editor.getByLabel("栏目").selectOption({ label: "廉政时评" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  await editor.getByRole("textbox", { name: "正文" }).click();
}

/** Pastes as the clipboard of an office program would; answers how long the page stood still, in milliseconds. */
const paste = (editor: Page, parts: Record<string, string>) =>
  editor.getByRole("textbox", { name: "正文" }).evaluate((text, said) => {
    const data = new DataTransfer();
    for (const [type, value] of Object.entries(said)) data.setData(type, value);
    const from = performance.now();
    text.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    return performance.now() - from;
  }, parts);

test("the pictures of a pasted text come along; where one cannot, a line says so, and nobody publishes that line", async ({
  as,
}) => {
  const editor = await as("editor");
  await begin(editor);
  const html = `<p class="MsoNormal" style="text-indent:2em">第一段<img src="data:image/png;base64,${PNG}" alt="会场"></p>
    <p>第二段</p><p><img data-src="http://127.0.0.1:9/a.png" src="data:image/svg+xml,x"></p>`;
  await saved(editor, () => paste(editor, { "text/html": html, "text/plain": "第一段\n第二段" }));
  const text = editor.getByRole("textbox", { name: "正文" });
  await expect(text.locator("img")).toHaveAttribute("src", /^\/api\/media\//);
  await expect(editor.getByLabel("替代文字")).toHaveValue("会场");
  await expect(text.getByText(LOST)).toBeVisible();
  await expect(editor.getByRole("alert").filter({ hasText: "有 1 张图片没有带过来" })).toBeVisible();
  await expectAccessible(editor);
  await editor.getByRole("button", { name: "送审" }).click();
  await expect(editor.getByRole("alert").filter({ hasText: "正文里还标着没有带过来的图片" })).toBeVisible();
  await editor.getByRole("button", { name: "重新检查" }).click();
  await expect(editor.getByText("有图片没有带过来").first()).toBeVisible();
});

test("what is too long is not pasted at all, and says so; what stood there stays", async ({ as }) => {
  test.slow();
  const editor = await as("editor");
  await begin(editor);
  await saved(editor, () => editor.getByRole("textbox", { name: "正文" }).fill("原有的一段"));
  const text = editor.getByRole("textbox", { name: "正文" });
  const cell = '<td style="mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt">数</td>';
  const table = `<table>${`<tr>${cell.repeat(50)}</tr>`.repeat(100)}</table>`;
  for (const html of [`<p>${"长".repeat(210_000)}</p>`, table, `<p>${"<span>字</span>".repeat(200_000)}</p>`]) {
    await paste(editor, { "text/html": html });
    await expect(editor.getByRole("alert").filter({ hasText: "没有粘进来" })).toBeVisible();
    await expect(text).toHaveText("原有的一段");
    await editor.reload();
    await text.click();
  }
  // 2 MB of what Word writes around some 60,000 characters.
  const noise =
    'class="MsoNormal" style="margin-left:0cm;text-indent:24.0pt;mso-char-indent-count:2.0;line-height:150%"';
  const run =
    '<span lang="EN-US" style="font-size:12.0pt;font-family:宋体;mso-bidi-font-family:宋体">会议指出。</span>';
  const html = `<p ${noise}>${run.repeat(60)}</p>`.repeat(200);
  expect(html.length).toBeGreaterThan(1_100_000);
  const stoodStill = await paste(editor, { "text/html": `${html}<!--${"x".repeat(1_000_000)}-->` });
  expect(stoodStill).toBeLessThan(4_000);
  // The first paragraph goes on where the caret stood.
  await expect(text.locator("p")).toHaveCount(200);
  await expect(text).toContainText("原有的一段");
});

test("a note is written where it belongs, numbered by itself, changed, and read below the text", async ({ as }) => {
  const editor = await as("editor");
  await begin(editor);
  const text = editor.getByRole("textbox", { name: "正文" });
  await saved(editor, () => text.fill("依据条例处理。"));
  await text.press("End");
  const tool = editor.getByRole("button", { name: "注释", exact: true });
  await tool.click();
  await editor.getByLabel("注释内容").fill("《条例》第三条");
  await saved(editor, () => editor.getByLabel("注释内容").press("Enter"));
  await text.press("ControlOrMeta+End");
  await tool.click();
  await editor.getByLabel("注释内容").fill("同上");
  await saved(editor, () => editor.getByRole("button", { name: "确定" }).click());
  await expect(text.locator("sup")).toHaveCount(2);
  await text.locator("sup").first().click();
  await expect(tool).toHaveAttribute("aria-pressed", "true");
  await tool.click();
  await expect(editor.getByLabel("注释内容")).toHaveValue("《条例》第三条");
  await editor.getByLabel("注释内容").fill("《条例》第四条");
  await saved(editor, () => editor.getByLabel("注释内容").press("Enter"));
  await expectAccessible(editor);
  const id = editor.url().split("/").at(-1);
  await editor.goto(`/desk/bulletins/${id}/preview`);
  const notes = editor.getByRole("region", { name: "注释" });
  await expect(notes.getByRole("listitem")).toHaveText([/^《条例》第四条/, /^同上/]);
  await editor.getByRole("link", { name: "注释 2" }).click();
  await expect(editor).toHaveURL(/#note-2$/);
  await notes.getByRole("link", { name: "回到正文" }).last().click();
  await expect(editor).toHaveURL(/#note-mark-2$/);
  await expectAccessible(editor);
});
