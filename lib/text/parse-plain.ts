import type { Block, Blockquote, Body, Inline, ListItem, Paragraph } from "./nodes.ts";
import { parseInline } from "./parse-inline.ts";
import { BULLET, escapable, FILE, FILE_LINE, ITEM_LINE, QUOTE_DEPTH_MAX, QUOTE_HEAD } from "./plain-marks.ts";

/** What the names and numbers in a text stand for; whatever is not in here stays text. A Map will do. */
export type Known = {
  /** By the key that `mentionKeys` found: a name, or a name with the end of an id. */
  mentions?: { get(key: string): { memberId: string; name: string } | undefined };
  /** The author's name of a post of this thread that the writer may see, by number. */
  authors?: { get(number: number): string | undefined };
};

/**
 * What a member typed, as a body: blank lines part paragraphs; `- ` lists, `> ` quotes with an optional `>#12 name` head,
 * `**bold**`, web addresses, `@name`, `![alt](media:id)` and `[title](media:id)`. Never throws, takes linear time, and every `MemberText`
 * becomes a valid `MemberBody` (but for one that shows nothing).
 */
export function parsePlain(text: string, known: Known = {}): Body {
  const content = parseBlocks(linesOf(text), known, 0);
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

function linesOf(text: string): string[] {
  const storable = text.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n");
  return storable.replace(/[^\P{Cc}\n\t]/gu, "").split("\n");
}

function parseBlocks(rawLines: string[], known: Known, depth: number): Block[] {
  const isQuote = (line: string) => depth < QUOTE_DEPTH_MAX && line.startsWith(">");
  const lines = rawLines.flatMap((line) => (isQuote(line) ? [line] : partAtFiles(line.trimEnd())));
  const isText = (line: string) => line !== "" && !isQuote(line) && !BULLET.test(line) && fileOf(line) === null;
  const blocks: Block[] = [];
  let at = 0;
  /** The lines from here on that pass; a quote or a list ends where they do. */
  const takeWhile = (passes: (line: string) => boolean) => {
    const start = at;
    while (at < lines.length && passes(lines[at]!)) at += 1;
    return lines.slice(start, at);
  };
  while (at < lines.length) {
    const line = lines[at]!;
    const file = fileOf(line);
    if (line === "") at += 1;
    else if (file) {
      blocks.push(file);
      at += 1;
    } else if (isQuote(line)) blocks.push(...parseQuotes(takeWhile(isQuote), known, depth + 1));
    else if (BULLET.test(line)) {
      const isItem = (next: string) => BULLET.test(next) || (ITEM_LINE.test(next) && fileOf(next) === null);
      blocks.push({ type: "bulletList", content: parseItems(takeWhile(isItem), known) });
    } else
      blocks.push(
        paragraph(
          takeWhile(isText).map((next) => unescaped(next, depth)),
          known,
        ),
      );
  }
  return blocks;
}

/** Quoted lines with their `>` taken off; a head that names a known post begins a quote of its own. */
function parseQuotes(lines: string[], known: Known, depth: number): Blockquote[] {
  const quotes: { attrs?: Blockquote["attrs"]; lines: string[] }[] = [];
  for (const quoted of lines) {
    const line = quoted.slice(1).replace(/^ /, "");
    const number = Number(QUOTE_HEAD.exec(line.trimEnd())?.[1]);
    const author = number > 0 ? known.authors?.get(number) : undefined;
    if (author !== undefined) quotes.push({ attrs: { number, author }, lines: [] });
    else if (quotes.length === 0) quotes.push({ lines: [line] });
    else quotes.at(-1)!.lines.push(line);
  }
  return quotes.flatMap((quote) => {
    const content = parseBlocks(quote.lines, known, depth);
    if (!quote.attrs) return content.length > 0 ? [{ type: "blockquote" as const, content }] : [];
    const filled: Block[] = content.length > 0 ? content : [{ type: "paragraph" }];
    return [{ type: "blockquote" as const, attrs: quote.attrs, content: filled }];
  });
}

function parseItems(lines: string[], known: Known): ListItem[] {
  const items: string[][] = [];
  for (const line of lines) {
    if (BULLET.test(line)) items.push([line.replace(BULLET, "")]);
    else items.at(-1)!.push(line.replace(ITEM_LINE, ""));
  }
  return items.map((item) => ({ type: "listItem", content: [paragraph(item, known)] }));
}

function paragraph(lines: string[], known: Known): Paragraph {
  const content: Inline[] = [];
  lines.forEach((line, index) => {
    if (index > 0) content.push({ type: "hardBreak" });
    for (const node of parseInline(line, known)) content.push(node);
  });
  return content.length > 0 ? { type: "paragraph", content } : { type: "paragraph" };
}

const unescaped = (line: string, depth: number) =>
  /^\\+/.test(line) && escapable(depth).test(line) ? line.slice(1) : line;

/** A picture or a document is a block: the words before and after it in its line become lines of their own. */
function partAtFiles(line: string): string[] {
  if (!line.includes("](media:")) return [line];
  const parts: string[] = [];
  let done = 0;
  for (const match of line.matchAll(FILE)) {
    parts.push(line.slice(done, match.index), match[0]);
    done = match.index + match[0].length;
  }
  parts.push(line.slice(done));
  return parts.map((part) => part.trimEnd()).filter((part) => part !== "" && part !== "-");
}

function fileOf(line: string): Block | null {
  const { alt = "", picture, title = "", document } = FILE_LINE.exec(line)?.groups ?? {};
  if (picture) return { type: "image", attrs: { mediaId: picture, alt, caption: "" } };
  return document ? { type: "attachment", attrs: { mediaId: document, title: title.trimEnd() } } : null;
}
