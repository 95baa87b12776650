import type { Doc, DocNode } from "./types.ts";

/** A bulletin's body from its blocks. */
export const doc = (...content: DocNode[]): Doc => ({ type: "doc", content });

/** A paragraph; `**…**` inside the text is set in bold. */
export const p = (text: string): DocNode => ({ type: "paragraph", content: inline(text) });

export const h2 = (text: string): DocNode => heading(2, text);
export const h3 = (text: string): DocNode => heading(3, text);

export const ul = (...items: string[]): DocNode => ({ type: "bulletList", content: items.map(item) });
export const ol = (...items: string[]): DocNode => ({
  type: "orderedList",
  attrs: { start: 1 },
  content: items.map(item),
});

export const quote = (...paragraphs: string[]): DocNode => ({ type: "blockquote", content: paragraphs.map(p) });

/** What a regulation says, in our words; the heading names the regulation. */
export const law = (name: string, gist: string): DocNode => ({
  type: "callout",
  attrs: { tone: "law" },
  content: [p(`**${name}**`), p(gist)],
});

/** A table whose first row is its head. */
export const table = (head: string[], ...rows: string[][]): DocNode => ({
  type: "table",
  content: [row("tableHeader", head), ...rows.map((cells) => row("tableCell", cells))],
});

/** A picture inside the text; the seeder replaces `picture` by the stored file. */
export const pic = (picture: number, alt: string, caption: string): DocNode => ({
  type: "image",
  attrs: { picture, alt, caption },
});

/** A film inside the text, by its key in `films.ts`. */
export const film = (key: string, title: string): DocNode => ({ type: "attachment", attrs: { film: key, title } });

/** All text of a document, blocks parted by line breaks. */
export function plainText(node: Doc | DocNode): string {
  if ("text" in node && node.text !== undefined) return node.text;
  const parts = (node.content ?? []).map(plainText);
  return parts.join(node.type === "paragraph" || node.type === "heading" ? "" : "\n");
}

const heading = (level: number, text: string): DocNode => ({
  type: "heading",
  attrs: { level },
  content: inline(text),
});

const item = (text: string): DocNode => ({ type: "listItem", content: [p(text)] });

const row = (cell: "tableHeader" | "tableCell", texts: string[]): DocNode => ({
  type: "tableRow",
  content: texts.map((text) => ({ type: cell, content: [p(text)] })),
});

function inline(text: string): DocNode[] {
  const runs = text.split("**");
  return runs
    .map((run, i): DocNode => ({ type: "text", text: run, ...(i % 2 === 1 && { marks: [{ type: "bold" }] }) }))
    .filter((node) => node.text !== "");
}
