import { withLists } from "./word-lists.ts";

// A paste is parsed in a document without scripts and then measured by the schema; this comes before, so that nothing of it
// even asks for a style or a handler (each would be a report of the content security policy), and so that bold text, which
// Word and WPS say in styles, survives the policy that forbids these.

const NOISE =
  /<!--[\s\S]*?-->|<(style|script|xml|title|o:p|svg|math|iframe|object)\b[\s\S]*?<\/\1\s*>|<(?:img|meta|link|base|embed|input)\b[^>]*>/gi;
const TAG = /<([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const KEPT = new Set([
  "href",
  "colspan",
  "rowspan",
  "start",
  "data-pm-slice",
  "data-tone",
  "data-align",
  "data-member-id",
  "data-footnote",
]);
const KEPT_OF_FIGURE = new Set([
  "data-media-id",
  "data-attachment-id",
  "data-title",
  "data-alt",
  "data-caption",
  "data-decorative",
]);
const ATTRIBUTE = /([a-z][\w-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi;
const SCRIPT = /vertical-align:\s*(super|sub)\b/i;
const SIDE = /text-align:\s*(\w+)/i;
/** What says on which side the text within it stands; in a cell that is the table's look. */
const SIDED = new Set(["p", "div", "section"]);
const BOLD = /font-weight:\s*(?:bold|[6-9]00)/i;
/** Typed indentation of paragraphs: here it is a property of the article. */
const INDENT = /(<p(?: data-align="\w+")?>(?:<span[^>]*>)*)(?:\s|\u00a0|\u3000|&nbsp;)+/gi;

/**
 * Pasted HTML without styles, handlers and foreign pictures. Lists are lists, and what a style made bold, raised, lowered or
 * put to the right is marked by `data-` attributes.
 */
export function cleanPaste(html: string): string {
  const plain = withLists(html).replace(NOISE, "");
  return plain.replace(TAG, (_, name: string, attributes: string) => startTag(name, attributes)).replace(INDENT, "$1");
}

function startTag(name: string, attributes: string): string {
  const kept: string[] = [];
  let style = "";
  let side = "";
  for (const [, key, double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    const attribute = key!.toLowerCase();
    const value = double ?? single ?? bare ?? "";
    if (attribute === "style") style = value;
    else if (attribute === "align") side = value;
    else if (KEPT.has(attribute) || (name === "figure" && KEPT_OF_FIGURE.has(attribute))) {
      kept.push(` ${attribute}="${value.replaceAll('"', "&quot;")}"`);
    }
  }
  // Google Docs wraps everything in a bold tag whose style takes the boldness back.
  const isFalseBold = name.toLowerCase() === "b" && /font-weight:\s*normal/i.test(style);
  const dress = isFalseBold ? [] : dressOf(name.toLowerCase(), style, SIDE.exec(style)?.[1] ?? side);
  return `<${isFalseBold ? "span" : name}${kept.join("")}${dress.join("")}>`;
}

/** What the styles of an element say that an article can say, too. */
function dressOf(name: string, style: string, side: string): string[] {
  if (SIDED.has(name)) return side ? [` data-align="${/^(?:right|end)$/i.test(side) ? "right" : "left"}"`] : [];
  if (name !== "span") return [];
  const script = SCRIPT.exec(style)?.[1]?.toLowerCase();
  return [...(BOLD.test(style) ? [' data-bold=""'] : []), ...(script ? [` data-script="${script}"`] : [])];
}
