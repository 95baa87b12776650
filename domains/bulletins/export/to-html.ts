import type { AnyNode, Body, Mark, TableCell } from "#lib/text/nodes.ts";
import { childrenOf, notesOf } from "#lib/text/nodes.ts";

/** What stands in the place of a picture, and of a video, a sound or a document. */
export type MediaAt = {
  picture: (mediaId: string, alt: string, caption: string) => string;
  attachment: (title: string) => string;
};

/** A stored body as HTML of a few elements with class names; `mediaAt` says what stands where a file is. */
export function toHtml(body: Body, mediaAt: MediaAt): string {
  const notes = notesOf(body).map((text) => `<li class="item">${escaped(text)}</li>`);
  let number = 0;
  const text = inner(body, mediaAt).replaceAll(MARK, () => String(++number));
  return notes.length > 0 ? `${text}<hr class="rule"><ol class="list">${notes.join("")}</ol>` : text;
}

/** Stands for the number of a note until the whole text is there; no stored text holds it. */
const MARK = "\u0000";

const inner = (node: AnyNode, mediaAt: MediaAt) =>
  childrenOf(node)
    .map((child) => html(child, mediaAt))
    .join("");

function html(node: AnyNode, mediaAt: MediaAt): string {
  const text = () => inner(node, mediaAt);
  switch (node.type) {
    case "paragraph":
      return `<p class="${node.attrs?.align === "right" ? "p right" : "p"}">${text() || "<br>"}</p>`;
    case "heading":
      return `<h${node.attrs.level} class="h${node.attrs.level}">${text()}</h${node.attrs.level}>`;
    case "bulletList":
      return `<ul class="list">${text()}</ul>`;
    case "orderedList":
      return `<ol class="list" start="${node.attrs?.start ?? 1}">${text()}</ol>`;
    case "listItem":
      return `<li class="item">${text()}</li>`;
    case "blockquote":
      return `<blockquote class="quote">${text()}</blockquote>`;
    case "callout":
      return `<section class="callout ${node.attrs.tone}">${text()}</section>`;
    case "horizontalRule":
      return '<hr class="rule">';
    case "codeBlock":
      return `<pre class="code">${text()}</pre>`;
    case "table":
      return `<table class="table"><tbody>${text()}</tbody></table>`;
    case "tableRow":
      return `<tr>${text()}</tr>`;
    case "tableCell":
    case "tableHeader":
      return cell(node, text());
    case "image":
      return mediaAt.picture(node.attrs.mediaId, node.attrs.alt, node.attrs.caption);
    case "attachment":
      return mediaAt.attachment(node.attrs.title);
    case "footnote":
      return `<sup>［${MARK}］</sup>`;
    case "text":
      return (node.marks ?? []).reduce(marked, escaped(node.text));
    case "hardBreak":
      return "<br>";
    case "mention":
      return escaped(node.attrs.name);
    case "doc":
      return text();
  }
}

function cell({ type, attrs }: TableCell, text: string): string {
  const name = type === "tableHeader" ? "th" : "td";
  return `<${name} class="${name}" colspan="${attrs?.colspan ?? 1}" rowspan="${attrs?.rowspan ?? 1}">${text}</${name}>`;
}

function marked(text: string, mark: Mark): string {
  if (mark.type === "bold") return `<strong class="strong">${text}</strong>`;
  if (mark.type === "italic") return `<span class="dots">${text}</span>`;
  if (mark.type === "strike") return `<s>${text}</s>`;
  if (mark.type === "superscript") return `<sup>${text}</sup>`;
  if (mark.type === "subscript") return `<sub>${text}</sub>`;
  return `<a class="link" href="${escaped(mark.attrs.href)}">${text}</a>`;
}

export const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
