import { type AnyNode, type Body, walk } from "#lib/text/nodes.ts";

const KINDS = [
  ...(["heading2", "heading3", "heading4", "bulletList", "orderedList", "blockquote", "codeBlock"] as const),
  ...(["horizontalRule", "law", "note", "warning", "footnote", "table", "tableRow", "tableCell", "merged"] as const),
  ...(["bold", "italic", "strike"] as const),
];
export type LayoutKind = (typeof KINDS)[number];

/** How a body is laid out, in numbers: how many of each kind, and how many characters are set off. */
export function layoutOf(body: Body): Record<LayoutKind, number> {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<LayoutKind, number>;
  for (const node of walk(body)) for (const [kind, count] of kindsOf(node)) if (kind in counts) counts[kind] += count;
  return counts;
}

function kindsOf(node: AnyNode): [LayoutKind, number][] {
  switch (node.type) {
    case "heading":
      return [[`heading${node.attrs.level}`, 1]];
    case "callout":
      return [[node.attrs.tone, 1]];
    case "tableCell":
    case "tableHeader":
      return [
        ["tableCell", 1],
        ["merged", (node.attrs?.colspan ?? 1) > 1 || (node.attrs?.rowspan ?? 1) > 1 ? 1 : 0],
      ];
    case "text":
      return (node.marks ?? []).map(({ type }) => [type as LayoutKind, node.text.length]);
    default:
      return [[node.type as LayoutKind, 1]];
  }
}
