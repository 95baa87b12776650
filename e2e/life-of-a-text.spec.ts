import type { Page } from "@playwright/test";
import sharp from "sharp";
import { docxOf, paragraph, picture } from "#domains/bulletins/imports/testing.ts";
import { approve, nextMinute, panel, saved, unique } from "./at-the-desk.ts";
import { feedOf } from "./feed-reader.ts";
import { expect, test } from "./fixtures.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

test("a text from its Word file to its end: reviewed, returned, planned, read by two units, counted, corrected, withdrawn", async ({
  as,
}) => {
  test.setTimeout(400_000); // nine people; it waits for a minute to come, and for two of them to read
  const [editor, publisher] = [await as("editor"), await as("publisher")];
  const [first, second, proof] = [await as("reviewer"), await as("dai-zhen"), await as("xu-ke")];
  const title = unique("关于三起典型问题的通报");

  await editor.goto("/desk/bulletins/import");
  await editor
    .getByLabel("Word 文件", { exact: true })
    .setInputFiles({ name: "通报.docx", mimeType: WORD, buffer: await wordFile(title) });
  await editor.locator("#docx-column").selectOption({ label: "要闻" });
  await editor.getByRole("button", { name: "导入" }).click();
  await editor.waitForURL(/\/desk\/bulletins\/[0-9a-f-]{36}$/);
  const path = new URL(editor.url()).pathname;
  const address = path.replace("/desk", "");
  await expect(editor.getByRole("region", { name: "导入报告" })).toContainText("没有丢失内容");
  const pictures = editor.getByRole("textbox", { name: "正文" }).locator("figure img");
  await expect(pictures).toHaveCount(3);
  await panel(editor).getByRole("button", { name: "送审", exact: true }).click();
  await expect(editor.getByText("还有图片没有说明文字，请先补上或勾选为装饰图。")).toBeVisible();
  await saved(editor, () => editor.getByLabel("替代文字").last().fill("整改后的仓库"));

  await panel(editor).getByRole("button", { name: "送审", exact: true }).click();
  await expect(editor.getByText("稿件正在审核，正文已锁定。")).toBeVisible();
  await first.goto(path);
  await first.getByText("退回修改").first().click();
  await first.getByLabel("退回原因").selectOption({ label: "文字表述" });
  await first.getByLabel("涉及的原文").fill("共核查三起");
  await first.getByLabel("请作者怎么改").fill("写明时间段");
  await first.getByRole("button", { name: "退回修改" }).click();
  await expect(first.getByText("已退回，请修改后重新送审")).toBeVisible();
  await editor.goto(path);
  await append(editor, "时间为今年第三季度。");
  await panel(editor).getByRole("button", { name: "重新送审" }).click();
  await expect(editor.getByText("稿件正在审核，正文已锁定。")).toBeVisible();
  const throughReview = async () => {
    await approve(first, path, "审核通过");
    await approve(proof, path, "校对通过");
    await approve(second, path, "审核通过");
    await approve(proof, path, "校对通过");
    await approve(proof, path, "校对通过");
    await approve(publisher, path, "审核通过");
  };
  await throughReview();

  const { at, civil } = nextMinute();
  await publisher.getByText("定时发布", { exact: true }).click();
  await publisher.getByLabel("发布时间").fill(civil);
  await publisher.getByRole("button", { name: "确定" }).click();
  await expect(publisher.getByText(/固定发布第 \d+ 版，由 周立群 安排/)).toBeVisible();
  const readers = [
    await as("member-works-2", { phone: true }),
    await as("member-logistics-1", { phone: true }),
  ] as const;
  const statusOf = async (reader: Page) => (await reader.request.get(address)).status();
  await expect.poll(() => statusOf(readers[0]), { timeout: 130_000, intervals: [100] }).toBe(200);
  const late = Date.now() - at.getTime();
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(5_000); // the second of the worker, and the reader's own on a busy machine
  await readers[0].goto("/bulletins");
  await readers[0].getByRole("link", { name: title }).first().click();
  for (const described of ["核查组在现场", "台账封面", "整改后的仓库"])
    await expect(readers[0].getByAltText(described)).toBeVisible();

  await publisher.goto(path);
  await publisher.getByRole("link", { name: "审批表 v3" }).click();
  await expect(publisher.getByRole("heading", { level: 1, name: "发布审批表" })).toBeVisible();
  for (const words of ["三审三校 审", "戴真", "许可", "周立群", "内容指纹"])
    await expect(publisher.locator(".approval table")).toContainText(words);
  await publisher.goto(path);
  await publisher.getByText("设为必读", { exact: true }).first().click();
  for (const unit of ["工程公司", "物流公司"])
    await publisher.getByRole("checkbox", { name: unit, exact: true }).check();
  await publisher.getByLabel("最后一天").fill(new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10));
  await publisher.getByRole("button", { name: "设为必读" }).click();
  await expect(publisher.getByRole("listitem").filter({ hasText: "周立群 设定" })).toHaveCount(2);
  for (const reader of readers) await reader.goto(address);
  for (const reader of readers) await readAndConfirm(reader);
  await publisher.goto(`/desk/reading?b=${address.split("/").at(-1)}`);
  const counted = publisher.getByRole("complementary").filter({ has: publisher.getByRole("heading", { name: title }) });
  await expect(counted.locator(".big b")).toHaveText("2");
  await expect(counted.locator(".subs li").filter({ hasText: "物流公司" }).locator("b")).toHaveText(/^1 \//);
  await expect(counted.locator(".subs li").filter({ hasText: "工程公司" }).locator("b")).toHaveText(/^1 \//);

  await editor.goto(path);
  await append(editor, "第四起另行通报。");
  await panel(editor).getByRole("button", { name: "送审", exact: true }).click();
  await expect(editor.getByText("稿件正在审核，正文已锁定。")).toBeVisible();
  await throughReview();
  await publisher.getByLabel("更正说明").fill("原文漏写“第四起另行通报”。");
  await publisher.getByLabel("通知读过的人").check();
  await publisher.getByRole("button", { name: "发布改动" }).click();
  await expect(panel(publisher).getByText("这一版已发布")).toBeVisible();
  await expect(async () => {
    await readers[1].goto("/inbox");
    await expect(readers[1].getByText("你读过的通报有更正").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await readers[1].goto(address);
  await readers[1].getByRole("link", { name: "查看更正说明" }).click();
  await expect(readers[1].getByRole("region", { name: "更正说明" })).toContainText("原文漏写“第四起另行通报”。");

  const feed = await feedOf(readers[1], unique("阅读器"));
  const told = async () => (await readers[1].request.get(feed)).text();
  await expect.poll(told).toContain(title);
  await publisher.getByText("撤稿").first().click();
  await publisher.getByLabel("撤稿原因").fill("案件有新进展");
  await publisher.getByRole("button", { name: "撤稿", exact: true }).click();
  await expect(publisher.getByText("未发布")).toBeVisible();
  expect([await statusOf(readers[0]), await statusOf(readers[1])]).toEqual([410, 410]);
  await readers[0].goto("/must-read");
  await expect(readers[0].getByText(title)).toHaveCount(0);
  const entry = `urn:uuid:${address.split("/").at(-1)}`;
  await expect.poll(told).toContain(`<at:deleted-entry ref="${entry}"`);
  await expect.poll(told).not.toContain(title);
});

async function wordFile(title: string): Promise<Buffer> {
  const photo = (background: string) =>
    sharp({ create: { width: 900, height: 500, channels: 3, background } })
      .png()
      .toBuffer();
  const body = [
    paragraph(title, { centred: true }),
    paragraph("一、基本情况", { style: "1" }),
    paragraph("共核查三起，均已处理。"),
    picture(0, "核查组在现场"),
    paragraph("二、台账", { style: "1" }),
    picture(1, "台账封面"),
    paragraph("整改已经完成。"),
    picture(2),
  ];
  const pictures = await Promise.all(["#3a7d76", "#8a641e", "#08585c"].map(photo));
  return docxOf(body.join(""), { pictures });
}

/** Writes a line of its own below what stands there. */
const append = (editor: Page, text: string) =>
  saved(editor, async () => {
    await editor.getByRole("textbox", { name: "正文" }).click();
    await editor.keyboard.press("Control+End");
    await editor.keyboard.press("Enter");
    await editor.keyboard.type(text);
  });

async function readAndConfirm(reader: Page) {
  const duty = reader.getByRole("region", { name: "必读确认" });
  await reader.bringToFront();
  await duty.scrollIntoViewIfNeeded();
  await expect(duty.getByText("已读完，可以确认。")).toBeVisible({ timeout: 60_000 });
  await duty.getByRole("button", { name: "我已阅读" }).click();
  await expect(reader.getByText(/已于 .* 确认阅读/)).toBeVisible();
}
