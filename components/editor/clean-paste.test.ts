import { expect, test } from "vitest";
import { cleanPaste } from "./clean-paste.ts";

test.each([
  ["a handler", "<p onclick='alert(1)'>x</p>", "<p>x</p>"],
  ["a handler without blanks", '<p/onclick="alert(1)"/x>x</p>', "<p>x</p>"],
  ["a style", '<p style="position:relative;color:red">x</p>', "<p>x</p>"],
  ["a picture from elsewhere", "<p>a<img src=x onerror=alert(1)>b</p>", "<p>ab</p>"],
  ["scripts, styles and drawings", "<style>p{}</style><script>alert(1)</script><svg onload=x><a/></svg>x", "x"],
  ["Word's own", "<!--[if mso]><xml>x</xml><![endif]--><p class=MsoNormal>一<o:p>&nbsp;</o:p></p>", "<p>一</p>"],
  [
    "typed indentation",
    "<p>\u3000\u3000<span lang=ZH-CN>一</span></p><p><span>&nbsp; 二</span></p>",
    "<p><span>一</span></p><p><span>二</span></p>",
  ],
])("a paste loses %s", (_, html, clean) => {
  expect(cleanPaste(html)).toBe(clean);
});

test.each([
  ["a link", '<a class="x" href="https://a.cn/?a=1&amp;b=2" target="_blank">', '<a href="https://a.cn/?a=1&amp;b=2">'],
  ["spans of cells", "<td width=3 colspan=2 rowspan='3'>", '<td colspan="2" rowspan="3">'],
  ["boldness said in a style", '<span style="mso-x:1;font-weight:700">', '<span data-bold="">'],
  ["what stands above or below the line", "m<sup class=x>2</sup>CO<sub>2</sub>", "m<sup>2</sup>CO<sub>2</sub>"],
  ["what a style raised", "<span style='vertical-align:super'>", '<span data-script="super">'],
  [
    "what a style lowered",
    "<span style='font-weight:bold;vertical-align: sub'>",
    '<span data-bold="" data-script="sub">',
  ],
  [
    "what stands at the right",
    "<p class=MsoNormal align=right style='text-align:right'>一</p><section style=\"text-align: end\"><p align=center>二</p></section>",
    '<p data-align="right">一</p><section data-align="right"><p data-align="left">二</p></section>',
  ],
  ["no side of a cell", "<td align=right style='text-align:right'>3</td>", "<td>3</td>"],
  ["typed indentation of no line at the right", "<p align=right>&nbsp; 二</p>", '<p data-align="right">二</p>'],
  [
    "our own picture",
    '<figure data-media-id="1" data-alt="a &quot;b&quot;" class="x">',
    '<figure data-media-id="1" data-alt="a &quot;b&quot;">',
  ],
])("a paste keeps %s", (_, html, clean) => {
  expect(cleanPaste(html)).toBe(clean);
});

test("Google's bold wrapper is no boldness", () => {
  expect(cleanPaste('<b style="font-weight:normal;"><p>x</p></b>')).toBe("<span><p>x</p></b>");
});
