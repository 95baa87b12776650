import { type AnyExtension, Mark, Node } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { safeHref } from "#lib/text/urls.ts";
import { alignAttribute } from "./align.ts";
import { Callout } from "./callout.ts";
import { Footnote } from "./footnote-node.ts";
import { Mention } from "./mention.ts";
import { Subscript, Superscript } from "./scripts.ts";

// The editor's schema says what lib/text/schema.ts accepts, no more: a paste is cleaned by it, and what it writes is valid.
// `flow` is what may lie inside lists, quotes, cells and callouts.

const SPANS = { colspan: { default: 1 }, rowspan: { default: 1 } };

/** The kit's nodes, narrowed where our documents say less than they could. */
function narrowed(extension: AnyExtension): AnyExtension {
  if (!(extension instanceof Node)) return extension;
  switch (extension.name) {
    case "paragraph":
      return extension.extend({ group: "block flow", addAttributes: () => ({ align: alignAttribute }) });
    case "bulletList":
      return extension.extend({ group: "block list flow" });
    case "orderedList":
      return extension.extend({
        group: "block list flow",
        addAttributes: () => ({ start: { default: 1, parseHTML: startOf } }),
      });
    case "listItem":
      return extension.extend({ content: "paragraph flow*" });
    case "blockquote":
      return extension.extend({
        content: "(flow | blockquote)+",
        addAttributes: () => ({
          number: { default: null, rendered: false },
          author: { default: null, rendered: false },
        }),
      });
    case "codeBlock":
      return extension.extend({ addAttributes: () => ({}) });
    case "heading":
      return extension.extend({
        addAttributes: () => ({ level: { default: 2, rendered: false } }),
        parseHTML: () => HEADING_TAGS.map(([tag, level]) => ({ tag, attrs: { level } })),
      });
    default:
      return extension;
  }
}

/** A pasted text's first-level headings are this page's second: the title stands above. */
const HEADING_TAGS = [
  ["h1", 2],
  ["h2", 2],
  ["h3", 3],
  ["h4", 4],
  ["h5", 4],
  ["h6", 4],
] as const;

const startOf = (list: HTMLElement) => Math.min(Math.max(1, Number(list.getAttribute("start")) || 1), 9999);

function narrowedMark(mark: Mark): Mark {
  if (mark.name === "link") return mark.extend({ addAttributes: () => ({ href: { default: null } }) });
  if (mark.name !== "bold") return mark;
  // What cleanPaste marks; styles themselves are not read.
  return mark.extend({ parseHTML: () => [{ tag: "strong" }, { tag: "b" }, { tag: "span[data-bold]" }] });
}

const Link = { openOnClick: false, autolink: true, linkOnPaste: true, defaultProtocol: "https" } as const;

const Kit = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map((extension) =>
      extension instanceof Mark ? narrowedMark(extension) : narrowed(extension),
    );
  },
}).configure({
  underline: false,
  code: false,
  heading: { levels: [2, 3, 4] },
  link: { ...Link, HTMLAttributes: { target: null, rel: null }, isAllowedUri: (href) => safeHref(href) !== null },
});

/** Column widths would need inline styles, and handles with `position: relative` disturb Safari's input methods. */
const PlainTable = Table.extend({
  renderHTML: () => ["table", ["tbody", 0]],
}).configure({ resizable: false });
const cell = { content: "flow+", addAttributes: () => SPANS };

/** All nodes and marks; what shows files is given by the caller, since its view needs the page. */
export const articleExtensions = (picture: AnyExtension, attachment: AnyExtension): AnyExtension[] => [
  Kit,
  PlainTable,
  TableRow,
  TableCell.extend(cell),
  TableHeader.extend(cell),
  Superscript,
  Subscript,
  Callout,
  Mention,
  Footnote,
  picture,
  attachment,
];
