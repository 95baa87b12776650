import { type AnyNode, type Body, childrenOf, notesOf } from "./nodes.ts";

type Options = {
  /** Stands for a picture without a text of its own, such as [图片]. */
  picture?: string;
  /** Leave out what is quoted from other posts: an excerpt shows what its author says. */
  withoutQuotes?: boolean;
};

/** The words of a body, one line a block. */
export function plainText(body: Body, options: Options = {}): string {
  const lines: string[] = [];
  for (const block of body.content) collect(block, lines, options);
  return lines.join("\n");
}

/** The first `maxChars` characters (as a reader counts them) in one line, with an ellipsis when there is more. */
export function excerpt(body: Body, maxChars: number, options: Options = { withoutQuotes: true }): string {
  return cutText(plainText(body, options), maxChars);
}

/** Cuts a text to `maxChars` characters without splitting an emoji or a combined character. */
export function cutText(text: string, maxChars: number): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= maxChars) return line;
  let count = 0;
  for (const { index } of graphemes.segment(line)) {
    if (count === maxChars) return `${line.slice(0, index).trimEnd()}…`;
    count += 1;
  }
  return line;
}

/** Whether a body shows nothing at all: no picture, and nothing but blanks and invisible characters. */
export function isBlank(body: Body): boolean {
  return !/[^\p{Z}\p{C}]/u.test(plainText(body, { picture: "x" }));
}

/** 字数: a Chinese character or mark is one, and so is a word or number of other scripts. */
export function countWords(text: string): number {
  return (
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u3015\uff01-\uff1f“”‘’—…]|[\p{L}\p{N}]+/gu)
      ?.length ?? 0
  );
}

const WORDS_PER_MINUTE = 400;
/** How long a body takes to read: the N of 约 N 分钟. */
export function readingMinutes(body: Body): number {
  return Math.max(1, Math.round(countWords(plainText(body)) / WORDS_PER_MINUTE));
}

const graphemes = new Intl.Segmenter("zh-CN", { granularity: "grapheme" });

function collect(node: AnyNode, lines: string[], options: Options): void {
  if (options.withoutQuotes && node.type === "blockquote") return;
  if (node.type === "image") {
    const words = node.attrs.caption.trim() || node.attrs.alt.trim() || options.picture;
    if (words) lines.push(words);
  } else if (node.type === "attachment") lines.push(node.attrs.title);
  else if (node.type === "paragraph" || node.type === "heading" || node.type === "codeBlock") {
    const line = childrenOf(node).map(inlineText).join("");
    if (line.trim()) lines.push(line);
    // What a note says is read and checked like the text.
    lines.push(...notesOf(node));
  } else for (const child of childrenOf(node)) collect(child, lines, options);
}

function inlineText(node: AnyNode): string {
  if (node.type === "text") return node.text;
  if (node.type === "mention") return `@${node.attrs.name}`;
  return node.type === "hardBreak" ? " " : "";
}
