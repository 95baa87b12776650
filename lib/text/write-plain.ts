import { mentionText } from "./mention-text.ts";
import { type AnyNode, type Block, type Body, childrenOf, type Inline, type Mention, walk } from "./nodes.ts";
import { escapable, FILE, MAY_FOLLOW_NAME, MAY_PRECEDE_NAME } from "./plain-marks.ts";

/**
 * A member's body as text to edit: the inverse of `parsePlain` for what that writes. What the textarea cannot say
 * (an article's headings, tables) comes out as its words.
 */
export function writePlain(body: Body): string {
  return writeBlocks(body.content, namesakesIn(body), 0).join("\n");
}

/** Stands for a title that has nothing but brackets. */
const FILE_SIGN = "·";

/** Names that two of the mentioned share: these carry the end of the id. */
function namesakesIn(body: Body): Set<string> {
  const ids = new Map<string, string>();
  const shared = new Set<string>();
  for (const node of walk(body)) {
    if (node.type !== "mention") continue;
    const { name, memberId } = node.attrs;
    if (ids.has(name) && ids.get(name) !== memberId) shared.add(name);
    ids.set(name, memberId);
  }
  return shared;
}

function writeBlocks(blocks: AnyNode[], shared: Set<string>, depth: number): string[] {
  return blocks.flatMap((block, index) => [...(index > 0 ? [""] : []), ...writeBlock(block as Block, shared, depth)]);
}

function writeBlock(block: Block, shared: Set<string>, depth: number): string[] {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "codeBlock":
      return writeLines(block.content ?? [], shared).map((line) => escaped(line, depth));
    case "image":
      return [`![${block.attrs.alt.replace(/[\]\n]/g, " ")}](media:${block.attrs.mediaId})`];
    case "attachment":
      return [`[${block.attrs.title.replace(/[[\]\n]/g, " ").trim() || FILE_SIGN}](media:${block.attrs.mediaId})`];
    case "bulletList":
    case "orderedList":
      return block.content.flatMap((item) => {
        const lines = item.content.flatMap((inner) => writeBlock(inner, shared, Number.NaN));
        return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
      });
    case "blockquote": {
      const lines = writeBlocks(block.content, shared, depth + 1);
      const quoted = lines.map((line) => (line === "" ? ">" : `> ${line}`));
      return block.attrs && !block.attrs.thread ? [`>#${block.attrs.number} ${block.attrs.author}`, ...quoted] : quoted;
    }
    default:
      return writeBlocks(childrenOf(block), shared, depth);
  }
}

/** Within a list nothing but the item's mark is read, so nothing need be escaped there (depth NaN). */
const escaped = (line: string, depth: number) =>
  !Number.isNaN(depth) && escapable(depth).test(line) ? `\\${line}` : line;

function writeLines(content: Inline[], shared: Set<string>): string[] {
  const lines: Inline[][] = [[]];
  for (const node of content) {
    if (node.type === "hardBreak") lines.push([]);
    else lines.at(-1)!.push(node);
  }
  return lines.map((line) => {
    const written = writeLine(line, shared);
    // Where a name would end up within the brackets of a file, its own brackets keep these apart.
    return written.search(FILE) === -1 ? written : writeLine(line, shared, false);
  });
}

function writeLine(nodes: Inline[], shared: Set<string>, mayStandFree = true): string {
  let line = "";
  let inBold = false;
  nodes.forEach((node, index) => {
    const next = nodes[index + 1];
    const bold = node.type === "mention" ? isWithinBold(inBold ? line : null, next) : isBold(node);
    if (bold !== inBold) line += "**";
    inBold = bold;
    if (node.type === "mention") line += writeMention(node.attrs, mayStandFree ? line : null, next, shared);
    if (node.type === "text") line += writeText(node.text, line !== "", next !== undefined || bold);
  });
  return inBold ? `${line}**` : line;
}

const isBold = (node: Inline | undefined) =>
  node?.type === "text" && !!node.marks?.some((mark) => mark.type === "bold");

/** A mention has no marks: it lies within bold words when these go on behind it, or could not end or begin there. */
function isWithinBold(boldBefore: string | null, next: Inline | undefined): boolean {
  const goesOn = isBold(next);
  if (boldBefore === null) return goesOn && next?.type === "text" && /^\s/.test(next.text);
  const couldEnd = !/[\s\\]$/.test(boldBefore);
  return goesOn || !couldEnd;
}

function writeMention(
  { memberId, name }: Mention["attrs"],
  before: string | null,
  next: Inline | undefined,
  shared: Set<string>,
) {
  const after = next?.type === "text" ? next.text : "";
  const standsFree = before !== null && MAY_PRECEDE_NAME.test(before) && MAY_FOLLOW_NAME.test(after);
  return mentionText({ id: memberId, name }, shared.has(name), standsFree);
}

/** Asterisks that would pair up get a backslash: neighbours, those at an edge where something touches, those after a backslash. */
function writeText(text: string, touchesBefore: boolean, touchesAfter: boolean): string {
  const single = text.replaceAll("\n", " ");
  return single.replace(/\*/g, (star, at: number) => {
    const before = at === 0 ? touchesBefore : /[*\\]/.test(single[at - 1]!);
    const after = at === single.length - 1 ? touchesAfter : single[at + 1] === "*";
    return before || after ? `\\${star}` : star;
  });
}
