// Word and WPS put lists on the clipboard as paragraphs: `mso-list:l0 level1 lfo1` says that one is an item, and its bullet or
// number stands in the text within a conditional comment (Office HTML and XML Reference, "mso-list").

const PARAGRAPH_ENDS = /<p\b((?:"[^"]*"|'[^']*'|[^'">])*)>|<\/p\s*>/gi;
const LEVEL = /mso-list:[^;"']*?\blevel(\d)/i;
const MARKER = /<!(?:--)?\[if !supportLists\](?:--)?>([\s\S]*?)<!(?:--)?\[endif\](?:--)?>/i;
const IGNORED = /<span\b[^>]*mso-list:\s*ignore[^>]*>/i;
const LEVELS_MAX = 6;

type Item = { level: number; kind: "ul" | "ol"; number: number; html: string };

/** The same HTML with its lists as lists. What is numbered otherwise than 1, 2, 3 keeps its number as text: 一、 is no 1. */
export function withLists(html: string): string {
  if (!/mso-list:/i.test(html)) return html;
  const out: string[] = [];
  const open: Item["kind"][] = [];
  const close = (downTo: number) => {
    while (open.length > downTo) out.push(`</li></${open.pop()}>`);
  };
  let done = 0;
  for (const { from, to, attributes, inner } of paragraphsOf(html)) {
    const between = html.slice(done, from);
    done = to;
    if (between.trim() !== "") close(0);
    out.push(between);
    const item = itemOf(attributes, inner);
    if (typeof item === "string") {
      close(0);
      out.push(item);
    } else put(item);
  }
  close(0);
  out.push(html.slice(done));
  return out.join("");

  function put({ level: wanted, kind, number, html: words }: Item) {
    const level = Math.min(wanted, open.length + 1);
    close(level);
    const isNext = open.length === level && open[level - 1] === kind && number !== 1;
    if (isNext) out.push("</li>");
    else {
      close(level - 1);
      out.push(kind === "ol" && number > 1 ? `<ol start="${number}">` : `<${kind}>`);
      open.push(kind);
    }
    out.push(`<li><p>${words}</p>`);
  }
}

/** Word nests no paragraphs: an end belongs to the last beginning. */
function paragraphsOf(html: string) {
  const found: { from: number; to: number; attributes: string; inner: string }[] = [];
  let open: { from: number; after: number; attributes: string } | null = null;
  for (const { 0: tag, 1: attributes, index } of html.matchAll(PARAGRAPH_ENDS)) {
    const after = index + tag.length;
    if (attributes !== undefined) open = { from: index, after, attributes };
    else if (open) {
      found.push({ from: open.from, to: after, attributes: open.attributes, inner: html.slice(open.after, index) });
      open = null;
    }
  }
  return found;
}

/** A paragraph as an item of a list, or as it is to stand where it is none. */
function itemOf(attributes: string, inner: string): Item | string {
  const level = Number(LEVEL.exec(attributes)?.[1] ?? 0);
  if (level === 0) return `<p${attributes}>${inner}</p>`;
  const { marker, rest } = takeMarker(inner);
  const sign = textOf(marker);
  const number = Number(/^(\d{1,4})[.．、)）]?$/.exec(sign)?.[1] ?? 0);
  const place = { level: Math.min(level, LEVELS_MAX), html: rest };
  if (number > 0) return { ...place, kind: "ol", number };
  const isBullet = /symbol|wingdings/i.test(marker) || !/[\p{L}\p{N}]/u.test(sign) || sign === "o";
  return isBullet ? { ...place, kind: "ul", number: 0 } : `<p>${sign}${rest}</p>`;
}

/** The bullet or number before the words of an item, and the words. */
function takeMarker(inner: string): { marker: string; rest: string } {
  const conditional = MARKER.exec(inner);
  if (conditional) return { marker: conditional[1]!, rest: inner.replace(conditional[0], "") };
  const span = IGNORED.exec(inner);
  if (!span) return { marker: "", rest: inner };
  let depth = 0;
  for (const { 0: tag, index } of inner.slice(span.index).matchAll(/<span\b[^>]*>|<\/span\s*>/gi)) {
    depth += tag.startsWith("</") ? -1 : 1;
    const end = span.index + index + tag.length;
    if (depth === 0)
      return { marker: inner.slice(span.index, end), rest: inner.slice(0, span.index) + inner.slice(end) };
  }
  return { marker: "", rest: inner };
}

const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&nbsp;|&#160;/gi, " ")
    .replace(/&middot;/gi, "·")
    .replace(/\s+/g, " ")
    .trim();
