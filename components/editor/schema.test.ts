import { getSchema } from "@tiptap/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ArticleBody } from "#lib/text/document.ts";
import { attachmentNode } from "./attachment-node.ts";
import { articleExtensions } from "./extensions.ts";
import { pictureNode } from "./picture-node.ts";
import { toBody } from "./to-body.ts";

const schema = getSchema(articleExtensions(pictureNode(), attachmentNode()));
const ID = "0198a3b2-1111-7111-8111-111111111111";

test("the editor knows the nodes, marks and attributes of stored articles, and no others", () => {
  const nodes = Object.values(schema.nodes).map((type) => [
    type.name,
    Object.keys(type.spec.attrs ?? {})
      .sort()
      .join(),
  ]);
  expect(Object.fromEntries(nodes)).toEqual({
    doc: "",
    text: "",
    paragraph: "align",
    heading: "level",
    bulletList: "",
    orderedList: "start",
    listItem: "",
    blockquote: "author,number",
    horizontalRule: "",
    hardBreak: "",
    codeBlock: "",
    table: "",
    tableRow: "",
    tableCell: "colspan,rowspan",
    tableHeader: "colspan,rowspan",
    callout: "tone",
    mention: "memberId,name",
    footnote: "text",
    image: "alt,caption,decorative,mediaId",
    attachment: "mediaId,title",
  });
  const marks = Object.values(schema.marks).map((type) => [type.name, Object.keys(type.spec.attrs ?? {}).join()]);
  expect(Object.fromEntries(marks)).toEqual({
    ...{ bold: "", italic: "", strike: "", superscript: "", subscript: "", link: "href" },
  });
});

const some = <T>(item: fc.Arbitrary<T>, minLength = 1) => fc.array(item, { minLength, maxLength: 3 });
const node = (type: string, parts: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({ type: fc.constant(type), ...parts });
const attrs = (parts: Record<string, fc.Arbitrary<unknown>>) => ({ attrs: fc.record(parts) });
const marks = fc.subarray([
  { type: "link", attrs: { href: "/a" } },
  { type: "bold" },
  { type: "italic" },
  { type: "strike" },
  { type: "superscript" },
  { type: "subscript" },
]);
const words = fc.record({
  type: fc.constant("text"),
  text: fc.string({ unit: fc.constantFrom("字", "a", " "), minLength: 1 }),
  marks,
});
const inline = fc.oneof(
  words,
  node("hardBreak"),
  node("footnote", attrs({ text: fc.constantFrom("见第三条", "a") })),
  node("mention", attrs({ memberId: fc.constant(ID), name: fc.constant("王芳") })),
);
const span = fc.integer({ min: 1, max: 3 });
const { block } = fc.letrec((tie) => {
  const content = (kind: string) => ({ content: some(tie(kind)) });
  const paragraph = fc.oneof(
    node("paragraph", { content: some(inline, 0) }),
    node("paragraph", { content: some(inline, 0), ...attrs({ align: fc.constant("right") }) }),
  );
  const item = fc
    .tuple(paragraph, fc.array(tie("flow"), { maxLength: 1 }))
    .map(([first, rest]) => ({ type: "listItem", content: [first, ...rest] }));
  const image = node(
    "image",
    attrs({
      mediaId: fc.constant(ID),
      alt: fc.constantFrom("", "亭"),
      caption: fc.constantFrom("", "图"),
      decorative: fc.boolean(),
    }),
  );
  const lists = [
    node("bulletList", { content: some(item) }),
    node("orderedList", { content: some(item), ...attrs({ start: span }) }),
  ];
  return {
    flow: fc.oneof({ depthSize: "small", withCrossShrink: true }, paragraph, image, ...lists),
    quoted: fc.oneof({ depthSize: "small" }, tie("flow"), node("blockquote", content("quoted"))),
    block: fc.oneof(
      tie("flow"),
      node("heading", { content: some(inline, 0), ...attrs({ level: fc.constantFrom(2, 3, 4) }) }),
      node("blockquote", content("quoted")),
      node("callout", { ...content("flow"), ...attrs({ tone: fc.constantFrom("note", "law", "warning") }) }),
      node("codeBlock", { content: fc.constant([{ type: "text", text: "a\nb" }]) }),
      node("horizontalRule"),
      node("attachment", attrs({ mediaId: fc.constant(ID), title: fc.constantFrom("党课", "a.pdf") })),
      node("table", {
        content: some(
          node("tableRow", {
            content: some(node("tableCell", { ...content("flow"), ...attrs({ colspan: span, rowspan: span }) })),
          }),
        ),
      }),
    ),
  };
});

test("what may be stored can be edited, and what the editor writes may be stored: nothing is lost on the way", () => {
  fc.assert(
    fc.property(some(block), (content) => {
      const parsed = ArticleBody.safeParse(withoutEmptyMarks({ type: "doc", content }));
      fc.pre(parsed.success);
      const opened = schema.nodeFromJSON(parsed.data);
      opened.check();
      const written = toBody(opened.toJSON());
      expect(ArticleBody.safeParse(written).success).toBe(true);
      expect(toBody(schema.nodeFromJSON(written).toJSON())).toEqual(written);
    }),
    { numRuns: 300 },
  );
});

const FILES: Record<string, object> = { image: { mediaId: ID }, attachment: { mediaId: ID, title: "党课" } };

test("what the editor could hold by its content rules, validation accepts", () => {
  for (const type of Object.values(schema.nodes)) {
    if (!type.isInGroup("block")) continue;
    const filled = type.createAndFill(FILES[type.name] ?? null);
    const body = toBody({ type: "doc", content: [filled!.toJSON()] });
    expect(ArticleBody.safeParse(body).success, type.name).toBe(true);
  }
  const inside = (name: string) =>
    Object.values(schema.nodes)
      .filter((type) => schema.nodes[name]!.contentMatch.matchType(type))
      .map((type) => type.name)
      .sort();
  const flow = ["bulletList", "image", "orderedList", "paragraph"];
  expect(inside("tableCell")).toEqual(flow);
  expect(inside("tableHeader")).toEqual(flow);
  expect(inside("callout")).toEqual(flow);
  expect(inside("blockquote")).toEqual(["blockquote", ...flow]);
  expect(inside("listItem")).toEqual(["paragraph"]);
});

test("empty lines at the end are not stored, an empty article keeps its one paragraph", () => {
  const empty = { type: "paragraph" };
  expect(toBody({ type: "doc", content: [{ type: "horizontalRule" }, empty, empty] })).toEqual({
    type: "doc",
    content: [{ type: "horizontalRule" }],
  });
  expect(toBody({ type: "doc", content: [empty, empty] })).toEqual({ type: "doc", content: [empty] });
});

/** Text nodes without marks carry no list of them. */
function withoutEmptyMarks(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key === "marks" && inner.length === 0 ? undefined : inner)));
}
