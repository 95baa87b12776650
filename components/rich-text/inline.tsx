import { Fragment, type ReactNode } from "react";
import { isExternal, safeHref, UUID } from "#lib/text/urls.ts";
import { NoteMark } from "./notes.tsx";
import { type Loose, shortName, words } from "./read-json.ts";
import type { Reading } from "./render.tsx";

/** The inline nodes that are allowed; anything else is left out. `wrap` dresses plain text (a heading's words). */
export function Inline({
  nodes,
  reading,
  wrap,
}: {
  nodes: Loose[];
  reading: Reading;
  wrap?: (text: string) => ReactNode;
}) {
  return nodes.map((node, index) => {
    return <Fragment key={index}>{inline(node, reading, wrap)}</Fragment>;
  });
}

function inline(node: Loose, reading: Reading, wrap?: (text: string) => ReactNode): ReactNode {
  switch (node.type) {
    case "text":
      return marked(wrap ? wrap(words(node.text)) : words(node.text), node.marks, reading);
    case "hardBreak":
      return <br />;
    case "footnote":
      return <NoteMark node={node} {...reading} />;
    case "mention":
      return mention(node);
    default:
      return null;
  }
}

/** A name may hold direction characters: `bdi` keeps them from turning the sentence around it. */
function mention({ attrs }: Loose): ReactNode {
  const name = <bdi>@{shortName(attrs.name)}</bdi>;
  const id = words(attrs.memberId);
  if (!UUID.test(id)) return name;
  return (
    <a className="mention" href={`/people/${id}`}>
      {name}
    </a>
  );
}

function marked(text: ReactNode, marks: Loose[], reading: Reading): ReactNode {
  return marks.reduceRight<ReactNode>((inner, mark) => {
    switch (mark.type) {
      case "bold":
        return <strong>{inner}</strong>;
      case "italic":
        return <em>{inner}</em>;
      case "strike":
        return <s>{inner}</s>;
      case "superscript":
        return <sup>{inner}</sup>;
      case "subscript":
        return <sub>{inner}</sub>;
      case "link":
        return link(mark.attrs.href, inner, reading);
      default:
        return inner;
    }
  }, text);
}

/** Links open where they are: WeChat's view has no tabs, and Back brings the reader home. */
function link(to: unknown, inner: ReactNode, reading: Reading): ReactNode {
  const href = safeHref(to);
  if (href === null) return inner;
  const rel = isExternal(href) ? (reading.ugc ? "ugc nofollow noopener" : "noopener") : undefined;
  return (
    <a href={href} rel={rel}>
      {inner}
    </a>
  );
}
