import { expect, test } from "vitest";
import { ownWords } from "./own-words.ts";
import { HTML_DEPTH_MAX, HTML_MAX_CHARS, textOfHtml } from "./text-of-html.ts";

const QUOTED = "<p>王芳 回复了你</p>";

test.each([
  [
    "Gmail",
    `<div dir="ltr"><div>同意。</div><div><br></div><div>第二段。</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Am Mo. schrieb 清风:<br></div><blockquote class="gmail_quote">${QUOTED}</blockquote></div>`,
  ],
  [
    "Apple Mail",
    `<body>同意。<br><br>第二段。<br><blockquote type="cite">在 2026年11月30日，清风 写道：${QUOTED}</blockquote></body>`,
  ],
  [
    "QQ Mail",
    `<div>同意。</div><div>&nbsp;</div><div>第二段。</div><div>------------------&nbsp;原始邮件&nbsp;------------------</div>${QUOTED}`,
  ],
  [
    "Outlook",
    `<html><head><style>p{color:red}</style></head><body><p>同意。</p><p>第二段。</p><hr><div id="divRplyFwdMsg"><b>发件人:</b> 清风 &lt;q@example.org&gt;<br><b>发送时间:</b> 2026年11月30日<br><b>收件人:</b> 石磊</div>${QUOTED}</body></html>`,
  ],
  [
    "163",
    `<p>同意。</p><p>第二段。</p><pre>在 2026-11-30 09:12，"清风" &lt;q@example.org&gt; 写道：</pre><blockquote id="isReplyContent">${QUOTED}</blockquote>`,
  ],
  [
    "Thunderbird",
    `<p>同意。</p><p>第二段。</p><div class="moz-cite-prefix">Le 30/11/2026, 清风 a écrit :</div><blockquote type="cite">${QUOTED}</blockquote><div class="moz-signature">石磊</div>`,
  ],
])("of an answer from %s only its own words are left", (_, html) => {
  expect(ownWords(textOfHtml(html))).toBe("同意。\n\n第二段。");
});

test("lines, items, cells and where links lead are kept; what nobody sees is not", () => {
  const html = `<div>第一 <b>条</b>：<a href="https://gov.example/a">见这里</a>，<a href="https://gov.example/b">https://gov.example/b</a></div>
    <ul><li>先查</li><li>后改</li></ul><table><tr><td>甲</td><td>乙</td></tr></table>
    <a href="javascript:alert(1)">按</a><span style="display: none">看不见<a href="https://evil.example/">的</a></span><script>alert(1)</script><p hidden>也看不见</p>
    <pre>一\n  二</pre>a &lt;b&gt; &amp;`;
  expect(
    textOfHtml(html)
      .replace(/\n{2,}/g, "\n")
      .trim(),
  ).toBe("第一 条：见这里 (https://gov.example/a)，https://gov.example/b\n- 先查\n- 后改\n甲 乙\n按\n一\n二\na <b> &");
});

test("words between two quotes are the writer's own", () => {
  const html =
    "<blockquote>第一问</blockquote><div>答一</div><blockquote><div>第二问</div></blockquote><div>答二</div>";
  expect(ownWords(textOfHtml(html)).replace(/\n+/g, "\n")).toBe("答一\n答二");
});

test("what is too large or too deep is refused before it is read", () => {
  expect(() => textOfHtml("a".repeat(HTML_MAX_CHARS + 1))).toThrow(expect.objectContaining({ code: "too_large" }));
  expect(textOfHtml(`${"<div>".repeat(HTML_DEPTH_MAX)}同意`)).toBe("同意");
  const deep = `${"<div>".repeat(HTML_MAX_CHARS / 10)}${"</b>".repeat(HTML_MAX_CHARS / 10)}`;
  expect(() => textOfHtml(deep)).toThrow(
    expect.objectContaining({ code: "invalid", fields: { form: { key: "mailUnreadable" } } }),
  );
});

test("hostile lengths are read in no time", () => {
  const started = performance.now();
  const pieces = [
    "<b>",
    "</b>",
    "a&amp;",
    "<a href=https://a.example/x>a</a>",
    "<br>",
    "<p>",
    "&",
    "<",
    "<!--",
    " ",
    "<td>",
    "\u00a0a",
  ];
  for (const piece of pieces) {
    const html = piece.repeat(Math.floor(HTML_MAX_CHARS / piece.length));
    try {
      ownWords(textOfHtml(html));
    } catch (error) {
      expect(error).toMatchObject({ code: "invalid" });
    }
  }
  expect(performance.now() - started).toBeLessThan(15_000);
});
