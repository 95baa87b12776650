import type { CDPSession, Locator, Page, Request } from "@playwright/test";
import { unique } from "./at-the-desk.ts";
import { expect, test } from "./fixtures.ts";

/** An input method at work (experience.md 2.4): letters that are not text yet, keys that are its own, then the words. */
async function inputMethod(page: Page) {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  return {
    async compose(letters: string) {
      for (let at = 1; at <= letters.length; at++) {
        const text = letters.slice(0, at);
        await cdp.send("Input.imeSetComposition", { text, selectionStart: at, selectionEnd: at });
      }
    },
    /** Enter as an input method takes it, with what else is held down. */
    enter: (modifiers = 0) =>
      cdp.send("Input.dispatchKeyEvent", {
        ...{ type: "rawKeyDown", key: "Process", code: "Enter", modifiers },
        ...{ windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 },
      }),
    commit: (text: string) => cdp.send("Input.insertText", { text }),
  };
}
const CONTROL = 2;

async function begin(editor: Page) {
  await editor.goto("/desk/bulletins/new");
  await editor.getByLabel("标题").fill(unique("输入法"));
  await editor.getByLabel("栏目").selectOption({ label: "学习园地" });
  await editor.getByRole("button", { name: "开始写稿" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  const text = editor.getByRole("textbox", { name: "正文" });
  await text.click();
  return text;
}

test("Chinese typed with an input method stands in a paragraph, a cell and a title as it was chosen; nothing is saved in the middle of a word", async ({
  as,
}) => {
  const editor = await as("editor");
  await editor.clock.install();
  const text = await begin(editor);
  const pinyin = await inputMethod(editor);
  let sent = 0;
  const isSave = (request: Request) => request.method() === "POST" && request.url().includes("/desk/bulletins/");
  editor.on("request", (request) => {
    if (isSave(request)) sent++;
  });
  // From here on time goes by as the story says.
  await editor.clock.pauseAt(Date.now() + 60_000);
  await editor.keyboard.insertText("夜：");
  await editor.clock.runFor(1_000);
  await expect(editor.locator(".savestate")).toHaveText("有改动尚未保存");
  await pinyin.compose("qingfengxulai");
  await pinyin.enter();
  await editor.clock.runFor(20_000);
  expect(sent, "no save while the word is not chosen").toBe(0);
  await pinyin.commit("清风徐来");
  await expect(text.locator("p")).toHaveText(["夜：清风徐来"]);
  await editor.clock.runFor(5_000);
  await expect(editor.locator(".savestate")).toHaveText(/已保存$/);
  expect(sent).toBeGreaterThan(0);

  await editor.getByRole("button", { name: "表格", exact: true }).click();
  await text.getByRole("cell").nth(1).click();
  await pinyin.compose("shuibobuxing");
  await pinyin.enter();
  await pinyin.commit("水波不兴");
  await expect(text.getByRole("cell").nth(1).locator("p")).toHaveText(["水波不兴"]);
  await expect(text.locator("p").first()).toHaveText("夜：清风徐来");

  await editor.clock.runFor(5_000);
  await expect(editor.locator(".savestate")).toHaveText(/已保存$/);
  const title = editor.getByLabel("标题");
  const emptied = editor.waitForResponse((answer) => isSave(answer.request()));
  await title.fill("");
  await editor.clock.runFor(5_000);
  await emptied;
  sent = 0;
  await pinyin.compose("chibi");
  await pinyin.enter();
  await editor.clock.runFor(5_000);
  expect(sent, "the Enter that chooses a word sends no form").toBe(0);
  await pinyin.commit("赤壁");
  await expect(title).toHaveValue("赤壁");
});

test("in the member's reply the Enter that chooses a word does not send; the next one does, and once", async ({
  as,
}) => {
  const page = await as("leader-works-2");
  await page.goto("/units/works/forum/boards/works-site");
  await page.getByRole("link", { name: "发起讨论" }).click();
  await page.getByLabel("题目").fill(unique("拼音怎么打"));
  await page.getByLabel("正文").fill("先说一句。");
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await page.waitForURL(/\/forum\/threads\/[0-9a-f-]{36}$/);
  const reply = page.getByLabel("你的回复");
  await reply.click();
  const pinyin = await inputMethod(page);
  const posts: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/forum/threads/")) posts.push(request.url());
  });
  await pinyin.compose("nihao");
  await pinyin.enter(CONTROL);
  await pinyin.commit("你好");
  await expect(reply).toHaveValue("你好");
  expect(posts).toEqual([]);
  await reply.press("Enter");
  await expect(reply).toHaveValue("你好\n");
  expect(posts, "Enter alone never sends").toEqual([]);
  await pinyin.compose("zaijian");
  await pinyin.enter();
  await pinyin.commit("再见");
  await reply.press("Control+Enter");
  await expect(page.locator(".prose").filter({ hasText: "再见" })).toHaveText(/^你好\s*再见$/);
  expect(posts).toHaveLength(1);
});

/** Pastes as the clipboard of an office program would. */
const paste = (text: Locator, html: string) =>
  text.evaluate((element, said) => {
    const data = new DataTransfer();
    data.setData("text/html", said);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGOQq8iDIwbiOAChwxBBPps2CwAAAABJRU5ErkJggg==";

test("a pasted text stands there at once; its picture comes when it was taken over, and never into a word that is being chosen", async ({
  as,
}) => {
  const editor = await as("editor");
  const text = await begin(editor);
  const pinyin = await inputMethod(editor);
  let takeOver = () => {};
  const isTime = new Promise<void>((resolve) => {
    takeOver = resolve;
  });
  await editor.route("**/api/media", async (route) => {
    await isTime;
    await route.continue();
  });
  await paste(text, `<p>前文</p><p><img alt="图" src="data:image/png;base64,${PNG}"></p><p>后文</p>`);
  await expect(text).toContainText("前文");
  await expect(text).toContainText("后文");
  await expect(text.getByText("［图片正在带入……］")).toBeVisible();
  await text.press("ControlOrMeta+End");
  await pinyin.compose("qingfeng");
  takeOver();
  await expect(editor.getByText(/^正在带入图片/)).toHaveCount(0);
  await expect(text).toContainText("后文qingfeng");
  await expect(text.locator("figure")).toHaveCount(0);
  await pinyin.commit("清风");
  await expect(text.locator("figure img")).toHaveAttribute("src", /^\/api\/media\//);
  await expect(text.locator("> p")).toHaveText(["前文", "后文清风"]);
});

const EVERYTHING = `<h2>标题</h2><p>段落<sup data-footnote="注"></sup></p><ul><li>一</li></ul><ol><li>二</li></ol>
  <blockquote><p>引用</p></blockquote><aside data-tone="law"><p>条文</p></aside><pre>原样</pre><hr>
  <table><tr><th>头</th><td>格</td></tr></table>
  <p><img alt="图" src="data:image/png;base64,${PNG}"></p>`;

test("no block of the editor is positioned: Safari's input methods leave their letters behind in one that is", async ({
  as,
}) => {
  const editor = await as("editor");
  const text = await begin(editor);
  await paste(text, EVERYTHING);
  await expect(text.locator("figure img")).toHaveAttribute("src", /^\/api\/media\//);
  const blocks = await text.evaluate((element) =>
    [element, ...element.querySelectorAll("*")].flatMap((one) => {
      const { display, position } = getComputedStyle(one);
      const isBlock = !/^(inline|none|contents)/.test(display) && !(one instanceof SVGElement);
      return isBlock ? [`${one.tagName.toLowerCase()}: ${position}`] : [];
    }),
  );
  const kinds = new Set(blocks.map((block) => block.split(":")[0]));
  for (const kind of ["h2", "p", "ul", "ol", "li", "blockquote", "aside", "pre", "hr", "table", "td", "th", "figure"])
    expect(kinds).toContain(kind);
  expect(blocks.filter((block) => !block.endsWith(": static"))).toEqual([]);
});
