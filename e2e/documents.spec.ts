import { PDF } from "#domains/media/testing-files.ts";
import { unique } from "./at-the-desk.ts";
import { expect, expectAccessible, expectNoOverflow, test } from "./fixtures.ts";
import { composer, composerRuns, openThread, postOf, putFile } from "./in-the-forum.ts";

test("段小满 hands out a form as a document: it is looked at before, read on a phone, kept by an edit, and nobody's who is not of the unit", async ({
  as,
}) => {
  const [writer, reader, stranger] = [
    await as("member-works-2"),
    await as("member-works", { phone: true }),
    await as("member-logistics"),
  ];
  const path = await openThread(writer, unique("点检表改版"));
  await composerRuns(writer);
  await composer(writer).fill("新表见附件：");
  const name = unique("点检表");
  const buffer = Buffer.concat([PDF, Buffer.from(`%${name}`)]);
  await writer
    .locator("form#reply input[type=file][accept*=pdf]")
    .setInputFiles({ name: `${name}.pdf`, mimeType: "application/pdf", buffer });
  await expect(composer(writer)).toHaveValue(new RegExp(`\\n\\[${name}\\.pdf\\]\\(media:[0-9a-f-]{36}\\)`));
  const [, dropped] = [
    await composer(writer).evaluate(putFile, {
      ...{ kind: "drop" as const, name: "坏表.xlsx", type: "" },
      base64: Buffer.from("no table").toString("base64"),
    }),
    writer.getByText("坏表.xlsx 没有上传成功：只能附上 PDF、Word、Excel、PowerPoint 和 OFD 文档（不含宏）。"),
  ];
  await expect(dropped).toBeVisible();
  await writer.getByRole("button", { name: "预览" }).click();
  await expect(writer.locator(".comp-preview .filecard")).toContainText(`${name}.pdf`);
  await expectAccessible(writer);
  await writer.getByRole("button", { name: "发布回复" }).click();
  await expect(postOf(writer, "新表见附件").locator(".filecard")).toBeVisible();

  await reader.goto(path);
  const card = postOf(reader, "新表见附件").locator(".filecard");
  await expect(card).toContainText(/PDF · \d+ B/);
  await expectNoOverflow(reader);
  await expectAccessible(reader);
  const download = reader.waitForEvent("download");
  await card.getByRole("link", { name: `下载 ${name}.pdf` }).click();
  expect((await download).suggestedFilename()).toBe(`${name}.pdf`);
  const address = (await card.getByRole("link", { name: /新窗口打开/ }).getAttribute("href")) ?? "";
  expect((await reader.request.get(address)).headers()["content-disposition"]).toMatch(/^inline; filename/);
  expect((await stranger.request.get(address)).status()).toBe(404);

  const mine = postOf(writer, "新表见附件");
  await mine.getByLabel("更多操作").click();
  await writer.getByRole("link", { name: "编辑或收回" }).click();
  await expect(writer.getByLabel("正文")).toHaveValue(new RegExp(`\\[${name}\\.pdf\\]`));
  await writer.getByLabel("正文").fill("表先撤回");
  await writer.getByRole("button", { name: "保存修改" }).click();
  await writer.waitForURL(/#post-2$/);
  await reader.goto(path);
  await expect(postOf(reader, "表先撤回").locator(".filecard")).toHaveCount(0);
});
