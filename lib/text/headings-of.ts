/** A heading of an article's 目录. */
export type HeadingLine = { id: string; level: number; text: string };

/**
 * The headings of a body in order, with the ids that the renderer gives them (s1, s2 …). Takes unchecked JSON as the
 * renderer does; headings stand at the top level only.
 */
export function headingsOf(body: unknown): HeadingLine[] {
  const blocks = contentOf(body).filter((block) => block.type === "heading");
  return blocks.map((block, index) => ({
    id: headingId(index),
    level: Number(block.attrs?.level),
    text: wordsOf(block),
  }));
}

export const headingId = (index: number) => `s${index + 1}`;

type Loose = { type?: unknown; text?: unknown; attrs?: { level?: unknown }; content?: unknown };

function contentOf(node: unknown): Loose[] {
  const content = (node as Loose | null)?.content;
  return Array.isArray(content) ? content.filter((child) => typeof child === "object" && child !== null) : [];
}

const wordsOf = (heading: Loose) =>
  contentOf(heading)
    .map((child) => (typeof child.text === "string" ? child.text : ""))
    .join("");
