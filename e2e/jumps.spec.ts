import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { saved, unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

/** No other story has this one: the same file is kept once, and who may see it in one place has it. */
const PNG = (
  await sharp({ create: { width: 6, height: 5, channels: 3, background: "#2f6b8e" } })
    .png()
    .toBuffer()
).toString("base64");

test("each finding leads to its place: a name, a link, a picture without its text; two pictures are turned by keys, enlarged, and left by the way back", async ({
  as,
}) => {
  const [editor, publisher] = [await as("editor"), await as("publisher")];
  const name = `岳${Math.random().toString(36).slice(2, 8)}`;
  await editor.goto("/desk/words");
  await editor.getByLabel("查找的词").fill(name);
  await editor.getByLabel("应当写作").fill(`书记${name}、同志`);
  await editor.getByLabel(/^这是人名/).check();
  await editor.getByRole("button", { name: "加入" }).click();
  await expect(editor.getByText(/^每种写法都要包含这个姓名/)).toBeVisible();
  await editor.getByLabel("应当写作").fill(`书记${name}、${name}同志`);
  await editor.getByRole("button", { name: "加入" }).click();
  const row = editor.getByRole("row").filter({ hasText: name });
  await expect(row).toBeVisible();

  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(unique("逐项定位"));
  await editor.getByLabel("栏目").selectOption({ label: "学习园地" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  const id = editor.url().split("/").at(-1)!;
  const picture = (alt: string) => `<p><img src="data:image/png;base64,${PNG}" alt="${alt}"></p>`;
  await saved(editor, () =>
    paste(
      editor,
      `<p>会上，${name}讲话。</p><p>见<a href="/bulletins/01890000-0000-7000-8000-000000000000">撤回的通报</a>。</p>
      ${picture("")}<p>两图之间</p>${picture("会场")}<p>完</p>`,
    ),
  );
  await expect(editor.getByLabel("替代文字")).toHaveCount(2);
  await editor.getByRole("button", { name: "重新检查" }).click();
  const finding = (words: string) => editor.locator(".checks").getByRole("listitem").filter({ hasText: words });
  const jump = (words: string) => finding(words).getByRole("button", { name: "定位" }).click();
  const selected = () => editor.evaluate(() => window.getSelection()?.toString());
  await expect(finding("首次出现未带职务")).toContainText(`书记${name}、${name}同志`);
  await jump("首次出现未带职务");
  await expect.poll(selected).toBe(name);
  await jump("站内链接打不开");
  await expect.poll(selected).toBe("撤回的通报");
  await jump("1 张图片没有说明文字");
  const alt = editor.getByLabel("替代文字").first();
  await expect(alt).toBeFocused();
  await saved(editor, () => alt.fill("主席台"));
  await editor.goto("/desk/words");
  await row.getByRole("button", { name: /^移除/ }).click();
  await expect(row).toHaveCount(0);

  await publisher.goto(`/desk/bulletins/${id}`);
  const button = publisher.getByRole("button", { name: "发布", exact: true });
  const form = publisher.locator("form").filter({ has: button });
  await form.getByLabel("保留这些问题，仍然继续").check();
  await form.getByLabel("为什么可以保留").fill("通报已撤回，留作出处");
  await button.click();
  await expect(publisher.getByText(/^发布于/)).toBeVisible();
  const reader = await as("member-works-1", { phone: true });
  await reader.goto(`/bulletins/${id}`);
  const first = reader.getByRole("button", { name: "看大图：主席台" });
  await first.click();
  const dialog = reader.getByRole("dialog");
  await expect(dialog.getByText("1 / 2")).toBeVisible();
  await reader.keyboard.press("ArrowRight");
  await expect(dialog.getByText("2 / 2")).toBeVisible();
  await reader.keyboard.press("ArrowLeft");
  await expect(dialog.getByText("1 / 2")).toBeVisible();
  const shown = dialog.getByRole("img");
  const before = await widthOf(shown);
  await dialog.getByRole("button", { name: "放大" }).click();
  await expect.poll(() => widthOf(shown)).toBeGreaterThan(Math.max(before, 320));
  await expectAccessible(reader);
  await shown.dblclick();
  await expect.poll(() => widthOf(shown)).toBe(before);
  await reader.goBack();
  await expect(dialog).toBeHidden();
  await expect(reader).toHaveURL(new RegExp(`/bulletins/${id}$`));
  await expect(first).toBeFocused();
  await expectNoOverflow(reader);
});

const widthOf = (picture: Locator) => picture.evaluate((element) => element.getBoundingClientRect().width);

const paste = (editor: Page, html: string) =>
  editor.getByRole("textbox", { name: "正文" }).evaluate((text, said) => {
    const data = new DataTransfer();
    data.setData("text/html", said);
    data.setData("text/plain", "粘贴");
    text.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
