import { expect, test } from "vitest";
import { ownWords } from "./own-words.ts";

test.each([
  ["Gmail", "同意。\n第二段。\n\nOn Mon, 30 Nov 2026 at 09:12, 清风 <qingfeng@example.org>\nwrote:\n> 王芳 回复了你"],
  ["Apple Mail", "同意。\n第二段。\n\n> 在 2026年11月30日，清风 <qingfeng@example.org> 写道：\n> \n> 王芳 回复了你"],
  ["Thunderbird in Chinese", "同意。\n第二段。\n\n在 2026/11/30 9:12, 清风 写道:\n> 王芳 回复了你"],
  ["QQ Mail", "同意。\n第二段。\n\n\n------------------ 原始邮件 ------------------\n发件人: 清风\n王芳 回复了你"],
  ["Foxmail", "同意。\n第二段。\n\n发件人： 清风\n发送时间： 2026-11-30 09:12\n收件人： 石磊\n王芳 回复了你"],
  ["Outlook", "同意。\n第二段。\n\n________________________________\nFrom: 清风\nSent: Monday\n王芳 回复了你"],
  ["Outlook without its line", "同意。\n第二段。\n\nFrom: 清风 <q@example.org>\nSent: Monday\nTo: 石磊\n王芳 回复了你"],
  ["a signature", "同意。\n第二段。\n-- \n石磊\n电话 123"],
  ["a phone", "同意。\r\n第二段。\r\n\r\n发自我的iPhone\r\n> 王芳 回复了你"],
])("of an answer from %s only its own words are left", (_, text) => {
  expect(ownWords(text)).toBe("同意。\n第二段。");
});

test("what merely looks like the beginning of a quote is kept", () => {
  const text = "From: 这一栏没有填\n\n在会上老周写道理很清楚。\n\nOn 3 May we met.\n-- 就这样 --";
  expect(ownWords(text)).toBe(text);
});

test.each([
  "同意第三条。\n文件第二章明确写道：\n“谁主管谁负责。”\n所以建议每季度公示一次。",
  "第二章写到：\n先查后改。",
  "From: 采购科\nTo: 后勤科\n这一段怎么填？",
])("what somebody quotes in their own words stays: %s", (text) => {
  expect(ownWords(text)).toBe(text);
});

test("hostile lengths are read in no time", () => {
  const started = performance.now();
  for (const piece of [" ", "-", "在 2026", "On 2026 ", ">", "From:", "\n", "_"]) ownWords(piece.repeat(400_000));
  expect(performance.now() - started).toBeLessThan(5_000);
});
