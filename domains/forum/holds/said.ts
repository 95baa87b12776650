import { plainText } from "#lib/text/excerpt.ts";
import { type Body, walk } from "#lib/text/nodes.ts";

/** What a post says in the sense of rules: title, words, and what stands for its pictures. */
export type Said = { text: string; links: number };

export function saidIn(body: Body, title = ""): Said {
  const nodes = [...walk(body)];
  const pictures = nodes.flatMap((node) => (node.type === "image" ? [node.attrs.alt, node.attrs.caption] : []));
  const links = nodes.filter((node) => node.type === "text" && node.marks?.some(({ type }) => type === "link"));
  return { text: [title, plainText(body), ...pictures].join("\n"), links: links.length };
}
