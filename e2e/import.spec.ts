import sharp from "sharp";
import { docxOf, paragraph, picture, table } from "#domains/bulletins/imports/testing.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const photo = () =>
  sharp({ create: { width: 900, height: 500, channels: 3, background: "#3a7d76" } })
    .png()
    .toBuffer();

test("a Word file with pictures becomes a draft, with an honest report of what was lost", async ({ as }) => {
  const editor = await as("editor");
  const title = `关于节前检查情况的通报 ${Math.random().toString(36).slice(2, 8)}`;
  const file = await docxOf(
    [
      paragraph(title, { centred: true }),
      paragraph("一、总体情况", { style: "1" }),
      paragraph("　　各单位共自查三百二十处。"),
      picture(0, "检查组在仓库核对台账"),
      table([
        [paragraph("单位"), paragraph("问题数")],
        [paragraph("工程公司"), paragraph("3")],
      ]),
      picture(1),
    ].join(""),
    { pictures: [await photo(), Buffer.from("EMF")] },
  );
  await editor.goto("/desk/bulletins/import");
  await editor
    .getByLabel("Word 文件", { exact: true })
    .setInputFiles({ name: "检查.docx", mimeType: WORD, buffer: file });
  await editor.locator("#docx-column").selectOption({ label: "要闻" });
  await editor.getByRole("button", { name: "导入" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  await expect(editor.getByLabel("标题", { exact: true })).toHaveValue(title);
  const text = editor.getByRole("textbox", { name: "正文" });
  await expect(text.getByRole("heading", { name: "一、总体情况" })).toBeVisible();
  await expect(text.getByText("各单位共自查三百二十处。")).toBeVisible();
  await expect(text.getByRole("cell", { name: "工程公司" })).toBeVisible();
  await expect(text.locator("img")).toHaveCount(1);
  const report = editor.getByRole("region", { name: "导入报告" });
  await expect(report).toContainText("来自《检查.docx》，1 张图片");
  await expect(report).toContainText("1 张图片格式不支持");
  await expectAccessible(editor);
  await expectNoOverflow(editor);
  await report.getByRole("button", { name: "已核对，收起" }).click();
  await expect(report).toHaveCount(0);
});

test("a large file on a slow line tells how far it is and how long it still takes; a line that breaks loses nothing chosen", async ({
  as,
}) => {
  const editor = await as("editor");
  await editor.goto("/desk/bulletins/import");
  const noise = await sharp({
    create: {
      width: 800,
      height: 600,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
  const buffer = await docxOf([paragraph("一张大图。"), picture(0)].join(""), { pictures: [noise] });
  await editor.getByLabel("Word 文件", { exact: true }).setInputFiles({ name: "大图.docx", mimeType: WORD, buffer });
  const button = editor.getByRole("button", { name: "导入" });
  await editor.context().setOffline(true);
  await button.click();
  await expect(editor.getByText(/网络不通，没有导入/)).toBeVisible();
  await editor.context().setOffline(false);

  const line = await editor.context().newCDPSession(editor);
  const bytesPerSecond = Math.ceil(buffer.length / 2.5);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", {
    ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytesPerSecond },
  });
  // A slowed browser says nothing for a while, and the server closes what has been silent for five seconds.
  await editor.evaluate(() => fetch("/api/health"));
  await button.click();
  await expect(editor.getByRole("progressbar", { name: "上传进度" })).toBeVisible();
  await expect(editor.getByText(/^正在上传 \d+% · 还需 \d+ 秒$/)).toBeVisible();
  await expect(button).toBeDisabled();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  await expect(editor.getByRole("region", { name: "导入报告" })).toContainText("来自《大图.docx》，1 张图片");
});

test("what is not a Word file is told in a sentence, and the choices stay", async ({ as }) => {
  const editor = await as("editor");
  await editor.goto("/desk/bulletins/import");
  const compound = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  await editor
    .getByLabel("Word 文件", { exact: true })
    .setInputFiles({ name: "旧.docx", mimeType: WORD, buffer: compound });
  await editor.locator("#docx-column").selectOption({ label: "学习园地" });
  await editor.getByRole("button", { name: "导入" }).click();
  await expect(editor.getByText("这是旧版 .doc 文件。请在 Word 或 WPS 中另存为 .docx 后再导入。")).toBeVisible();
  await expect(editor.locator("#docx-column option:checked")).toHaveText("学习园地");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the import works all the same", async ({ page }) => {
    await page.goto("/sign-in?next=/desk/bulletins/import");
    await page.getByLabel("登录名").fill("editor");
    await page
      .getByLabel("密码", { exact: true })
      .fill(process.env.QINGFENG_DEMO_PASSWORD ?? "demo-password-for-tests");
    await page.getByRole("button", { name: "登录" }).click();
    const buffer = await docxOf(paragraph("不用脚本也能导入。"));
    await page.getByLabel("Word 文件", { exact: true }).setInputFiles({ name: "无脚本.docx", mimeType: WORD, buffer });
    await page.getByRole("button", { name: "导入" }).click();
    await page.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { name: "导入报告" })).toBeVisible();
  });
});
