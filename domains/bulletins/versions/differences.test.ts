import { expect, test } from "vitest";
import type { Block, Body, Inline } from "#lib/text/nodes.ts";
import { differencesOf, isChanged, type Text } from "./differences.ts";

const paragraph = (...content: Inline[]): Block => ({ type: "paragraph", content });
const plain = (text: string): Inline => ({ type: "text", text });
const link = (text: string, href: string): Inline => ({
  type: "text",
  text,
  marks: [{ type: "link", attrs: { href } }],
});
const picture = (mediaId: string, alt: string, caption = ""): Block => ({
  type: "image",
  attrs: { mediaId, alt, caption },
});
const doc = (...content: Block[]): Body => ({ type: "doc", content });

const TEXT: Text = {
  ...{ columnId: "a", unitId: null, title: "题", summary: "", source: "本刊", byline: "甲" },
  ...{ kind: "original", risk: "ordinary", coverId: null, indent: true, disclosure: null },
  body: doc(paragraph(plain("正文"))),
};
const made = (more: Partial<Text>): Text => ({ ...TEXT, ...more });
const changed = (more: Partial<Text>) => differencesOf(TEXT, made(more));
const bodies = (before: Body, after: Body) => differencesOf(made({ body: before }), made({ body: after }));

test("two texts that say the same differ in nothing, in whatever order their keys were stored", () => {
  const [block] = [{ content: [{ text: "正文", type: "text" }], type: "paragraph" } as Block];
  expect(changed({ body: { content: [block], type: "doc" } })).toEqual({
    ...{ fields: [], shown: [], links: [], isBodyChanged: false },
    layout: [],
  });
  expect(isChanged(TEXT, made({}))).toBe(false);
});

test("every field counts, each by itself", () => {
  const disclosure = { owner: "纪委", basis: "", madeOn: "", reviewOn: "" };
  for (const [name, more] of [
    ["columnId", { columnId: "b" }],
    ["unitId", { unitId: "u" }],
    ["kind", { kind: "reprint" }],
    ["risk", { risk: "grave" }],
    ["source", { source: "别处" }],
    ["byline", { byline: "乙" }],
    ["coverId", { coverId: "m" }],
    ["indent", { indent: false }],
    ["owner", { disclosure }],
  ] as const) {
    expect(changed(more).fields.map((field) => field.name)).toEqual([name]);
    expect([name, isChanged(TEXT, made(more))]).toEqual([name, true]);
  }
  expect(isChanged(TEXT, made({ title: "别题" }))).toBe(true);
  expect(isChanged(TEXT, made({ summary: "有了" }))).toBe(true);
  expect(changed({ disclosure: { owner: "", basis: "", madeOn: "", reviewOn: "" } }).fields).toEqual([]);
});

test("a picture is told where it came, went, or is said otherwise; one that stands there twice by its place", () => {
  const before = doc(picture("p", "会场"), picture("q", "图表"), picture("p", "门口"));
  const after = doc(picture("p", "会场"), picture("r", "新图"), picture("p", "门口", "说明"));
  const said = (alt: string, caption = "") => ({ alt, caption, isDecorative: false, title: "" });
  expect(bodies(before, after).shown).toEqual([
    { mediaId: "p", before: said("门口"), after: said("门口", "说明") },
    { mediaId: "q", before: said("图表"), after: null },
    { mediaId: "r", before: null, after: said("新图") },
  ]);
});

test("a link that leads elsewhere under the same words is told", () => {
  const before = doc(paragraph(link("通知", "/a"), plain("和"), link("附件", "/b")));
  const after = doc(paragraph(link("通知", "/c"), plain("和"), link("附件", "/b")));
  expect(bodies(before, after).links).toEqual([
    { kind: "removed", text: "通知", href: "/a" },
    { kind: "added", text: "通知", href: "/c" },
  ]);
});

test("tables, headings and what is set off are told by their number, and a mere change of places as that", () => {
  const cell = (text: string, colspan = 1): Extract<Block, { type: "table" }>["content"][number]["content"] => [
    { type: "tableCell", attrs: { colspan }, content: [paragraph(plain(text))] },
  ];
  const table = (colspan: number): Block => ({
    type: "table",
    content: [{ type: "tableRow", content: cell("格", colspan) }],
  });
  expect(bodies(doc(table(1)), doc(table(2))).layout).toEqual([{ kind: "merged", before: 0, after: 1 }]);
  const bold: Inline = { type: "text", text: "两字", marks: [{ type: "bold" }] };
  expect(bodies(doc(paragraph(plain("两字"))), doc(paragraph(bold))).layout).toEqual([
    { kind: "bold", before: 0, after: 2 },
  ]);
  const moved = bodies(doc(picture("p", "一"), picture("q", "二")), doc(picture("q", "二"), picture("p", "一")));
  expect(moved).toMatchObject({ shown: [], links: [], layout: [], isBodyChanged: true });
});
