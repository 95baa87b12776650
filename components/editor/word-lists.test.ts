import { expect, test } from "vitest";
import { cleanPaste } from "./clean-paste.ts";
import { withLists } from "./word-lists.ts";

/** An item as Word 2021 puts it on the clipboard; a browser makes comments of its conditions. */
const word = (sign: string, words: string, { level = 1, font = "", isBare = false } = {}) => {
  const [from, to] = isBare ? ["<![if !supportLists]>", "<![endif]>"] : ["<!--[if !supportLists]-->", "<!--[endif]-->"];
  return `<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-char-indent-count:0;
mso-list:l0 level${level} lfo1'>${from}<span lang=EN-US style='font-family:${font || "宋体"}'><span
style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span>${to}<span
style='font-family:宋体'>${words}</span><span lang=EN-US><o:p></o:p></span></p>`;
};
const PLAIN =
  "<p class=MsoNormal><span style='font-family:宋体'>普通段落</span><span lang=EN-US><o:p></o:p></span></p>";
/** The same as WPS does: the class of any paragraph, and its own wording of the style. */
const wps = (sign: string, words: string) =>
  `<p class=MsoNormal  style="margin-left:21.0000pt;text-indent:-21.0000pt;mso-list:l1 level1 lfo2;" ><!--[if !supportLists]--><span style="mso-spacerun:'yes';font-family:Wingdings;font-size:10.5000pt;" ><span style='mso-list:Ignore;' >${sign}<span>&nbsp;</span></span></span><!--[endif]--><span style="mso-spacerun:'yes';font-family:宋体;" ><font face="宋体" >${words}</font></span></p>`;

const pasted = (html: string) => cleanPaste(html).replace(/<\/?(?:span|font|o:p)\b[^>]*>|\n|&nbsp;/g, "");

test("items numbered in Word become a numbered list, with the numbers gone from their words, and begin where they began", () => {
  expect(pasted(`${PLAIN}${word("1.", "第一项")}\n${word("2.", "第二项")}${PLAIN}`)).toBe(
    "<p>普通段落</p><ol><li><p>第一项</p></li><li><p>第二项</p></li></ol><p>普通段落</p>",
  );
  expect(pasted(word("3、", "第三项", { isBare: true }))).toBe('<ol start="3"><li><p>第三项</p></li></ol>');
});

test("bullets of Word and WPS become a list, whatever letter of a symbol font they are", () => {
  const item = (words: string) => `<li><p>${words}</p></li>`;
  expect(pasted(word("·", "一", { font: "Symbol" }) + word("Ø", "二", { font: "Wingdings" }))).toBe(
    `<ul>${item("一")}${item("二")}</ul>`,
  );
  expect(pasted(wps("l", "甲") + wps("l", "乙"))).toBe(`<ul>${item("甲")}${item("乙")}</ul>`);
  expect(pasted(word("—", "破折号"))).toBe(`<ul>${item("破折号")}</ul>`);
});

test("levels lie within one another; a list that begins again is another", () => {
  const html =
    word("1.", "一") + word("·", "一之一", { level: 2 }) + word("·", "一之二", { level: 2 }) + word("2.", "二");
  expect(pasted(html)).toBe(
    "<ol><li><p>一</p><ul><li><p>一之一</p></li><li><p>一之二</p></li></ul></li><li><p>二</p></li></ol>",
  );
  expect(pasted(word("1.", "甲") + word("1.", "乙"))).toBe("<ol><li><p>甲</p></li></ol><ol><li><p>乙</p></li></ol>");
  expect(pasted(word("·", "深处", { level: 3 }))).toBe("<ul><li><p>深处</p></li></ul>");
});

test("一、 and （一） stay as they are written: a list would say 1", () => {
  expect(pasted(word("一、", "基本情况") + word("（一）", "检查", { level: 2 }))).toBe(
    "<p>一、基本情况</p><p>（一）检查</p>",
  );
});

test("what is no list is left alone, and a long paste is looked through at once", () => {
  const html = "<p style='mso-x:1'>一</p><p class=x>二";
  expect(withLists(html)).toBe(html);
  const long = `${word("1.", "x")}${"<p class=MsoNormal>".repeat(100_000)}${"a".repeat(1_000_000)}`;
  const from = performance.now();
  withLists(long);
  withLists(word("2.", "项").repeat(5_000));
  expect(performance.now() - from).toBeLessThan(4_000);
});
