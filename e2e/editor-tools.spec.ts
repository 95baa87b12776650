import { saved, unique } from "./at-the-desk.ts";
import { expect, test } from "./fixtures.ts";

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
