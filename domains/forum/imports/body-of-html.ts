import { DomUtils, parseDocument } from "htmlparser2";
import type { Block, Body, Inline, Mark, Paragraph } from "#lib/text/nodes.ts";
import { safeHref } from "#lib/text/urls.ts";

const { isTag, isText } = DomUtils;
type Node = ReturnType<typeof parseDocument>["childNodes"][number];

const DROPPED = new Set(["script", "style", "head", "template", "iframe", "object", "svg", "noscript"]);
const BLOCKS = new Set("p div section article h1 h2 h3 h4 h5 h6 pre table tr ul ol li blockquote hr figure".split(" "));
const MARKS: Record<string, Mark> = { b: { type: "bold" }, strong: { type: "bold" } };
const QUOTE_DEPTH_MAX = 3;
/** No editor nests deeper; a tree made to be deep is not walked. */
const TREE_DEPTH_MAX = 100;

/**
 * What another forum shows as HTML, as a post of ours: its words, paragraphs, lists, quotes, links and what is bold.
 * Null for a tree that nobody wrote by hand.
 */
export function bodyOfHtml(html: string): Body | null {
  const { childNodes } = parseDocument(html);
  if (isDeeper(childNodes, TREE_DEPTH_MAX)) return null;
  const content = blocksOf(childNodes, 0);
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

function isDeeper(top: Node[], most: number): boolean {
  let level = top;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((node) => ("childNodes" in node ? node.childNodes : []));
  }
  return false;
}

function blocksOf(nodes: Node[], depth: number): Block[] {
  const blocks: Block[] = [];
  let line: Inline[] = [];
  const endLine = () => {
    blocks.push(...paragraphOf(line));
    line = [];
  };
  const take = (node: Node) => {
    if (!isTag(node) || !holdsBlocks(node)) return line.push(...inlinesOf(node, []));
    endLine();
    if (node.name === "blockquote" && depth < QUOTE_DEPTH_MAX) {
      const content = blocksOf(node.childNodes, depth + 1);
      if (content.length > 0) blocks.push({ type: "blockquote", content });
    } else if (node.name === "ul" || node.name === "ol") blocks.push(...listOf(node.childNodes));
    else blocks.push(...blocksOf(node.childNodes, depth));
  };
  nodes.forEach(take);
  endLine();
  return blocks;
}

/** A block itself, or something around blocks, such as a link or a `span` that another forum put around a quote. */
const holdsBlocks = (node: Node): boolean =>
  isTag(node) && !DROPPED.has(node.name) && (BLOCKS.has(node.name) || node.childNodes.some(holdsBlocks));

/** Items hold a line each: lists within lists close up. */
function listOf(nodes: Node[]): Block[] {
  const items = nodes
    .filter((node) => isTag(node) && node.name === "li")
    .flatMap((item) => paragraphOf(inlinesOf(item, [])))
    .map((paragraph) => ({ type: "listItem" as const, content: [paragraph] }));
  return items.length > 0 ? [{ type: "bulletList", content: items }] : [];
}

function inlinesOf(node: Node, marks: Mark[]): Inline[] {
  if (isText(node)) {
    const text = node.data.toWellFormed().replace(/[\s\p{Cc}]+/gu, " ");
    return text === "" ? [] : [{ type: "text", text, ...(marks.length > 0 && { marks }) }];
  }
  if (!isTag(node) || DROPPED.has(node.name)) return [];
  if (node.name === "br") return [{ type: "hardBreak" }];
  if (node.name === "img")
    return node.attribs.alt?.trim() ? [{ type: "text", text: `[${node.attribs.alt.trim()}]` }] : [];
  const own = markOf(node.name, node.attribs.href);
  const within = own && !marks.some(({ type }) => type === own.type) ? [...marks, own] : marks;
  return node.childNodes.flatMap((child) => inlinesOf(child, within));
}

function markOf(name: string, href: string | undefined): Mark | null {
  if (name !== "a") return MARKS[name] ?? null;
  const safe = safeHref(href);
  // Our own paths mean something else there.
  return safe && !safe.startsWith("/") ? { type: "link", attrs: { href: safe } } : null;
}

/** A paragraph without blanks and breaks at its ends; nothing where nothing is left. */
function paragraphOf(line: Inline[]): Paragraph[] {
  const isEmpty = (inline: Inline | undefined) =>
    inline !== undefined && (inline.type === "hardBreak" || (inline.type === "text" && inline.text.trim() === ""));
  const content = [...line];
  while (isEmpty(content[0])) content.shift();
  while (isEmpty(content.at(-1))) content.pop();
  return content.length > 0 ? [{ type: "paragraph", content }] : [];
}
