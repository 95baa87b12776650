import { expect, test } from "vitest";
import { inert } from "./inert.ts";

test.each([
  ["王芳", "王芳"],
  ["关于 3.5% 和 v2.0 的说明（见附件。）", "关于 3.5% 和 v2.0 的说明（见附件。）"],
  ["evil.com", "evil．com"],
  ["例子.中国/x", "例子．中国/x"],
  ["http://1.2.3.4", "http：//1.2.3.4"],
  ["a@b.cn", "a＠b．cn"],
  ["一\r\nBcc: x\u2028二\u0000三", "一 Bcc: x 二 三"],
  ["\u202egnp.exe\u200b", "gnp．exe"],
  ["=?utf-8?B?5LiA?=", "= ?utf-8?B?5LiA?="],
])("%j stands in a mail as %j", (given, told) => {
  expect(inert(given)).toBe(told);
});
