import { Fragment, type ReactNode } from "react";
import { headingId } from "#lib/text/headings-of.ts";
import { UUID } from "#lib/text/urls.ts";
import { Inline } from "./inline.tsx";
import { NoteList, notesIn } from "./notes.tsx";
import { Picture, type PictureSource } from "./picture.tsx";
import { type Loose, looseNode, shortName, whole, words } from "./read-json.ts";
import { Table } from "./table.tsx";
import type { RichTextWords } from "./words.ts";

/** What a body is read with. */
export type Reading = {
  words: RichTextWords;
  /** Null: the picture is gone, or not for this reader. */
  imageFor: (mediaId: string) => PictureSource | null;
  /** How a video, a sound or a document is shown; without it, or where it is gone, its title stands there. */
  attachmentFor?: (mediaId: string, title: string) => ReactNode;
  /** Where a quoted post stands; by default its anchor on this page. */
  /** `thread` where the quoted post stayed in another. */
  quoteHref?: (number: number, thread?: string) => string;
  /** The notes of the whole text, for the number of each. */
  notes?: Loose[];
  /** Written by members: links are not vouched for. */
  ugc?: boolean;
  /** How a heading's words are set, such as with places to break. */
  titled?: (text: string) => ReactNode;
};

/** A body as React nodes: a switch over the nodes that are allowed, and nothing for any other. Runs on both sides. */
export function RichTextNodes({ body, ...reading }: Reading & { body: unknown }) {
  const doc = looseNode(body);
  if (doc?.type !== "doc") return null;
  const headings = doc.content.filter((block) => block.type === "heading");
  const notes = notesIn(doc);
  const read = { ...reading, notes };
  return (
    <>
      {doc.content.map((block, index) => {
        const id = block.type === "heading" ? headingId(headings.indexOf(block)) : undefined;
        return <Fragment key={index}>{renderBlock(block, read, id)}</Fragment>;
      })}
      <NoteList notes={notes} words={reading.words} />
    </>
  );
}

export function Blocks({ nodes, reading }: { nodes: Loose[]; reading: Reading }) {
  return nodes.map((node, index) => {
    return <Fragment key={index}>{renderBlock(node, reading)}</Fragment>;
  });
}

function renderBlock(node: Loose, reading: Reading, id?: string): ReactNode {
  const blocks = <Blocks nodes={node.content} reading={reading} />;
  const inline = <Inline nodes={node.content} reading={reading} />;
  switch (node.type) {
    case "paragraph":
      return <p className={isAtRight(node) ? "right" : undefined}>{inline}</p>;
    case "heading":
      return heading(node, reading, id);
    case "bulletList":
      return <ul>{items(node, reading)}</ul>;
    case "orderedList":
      return <ol start={whole(node.attrs.start, 2, 9999)}>{items(node, reading)}</ol>;
    case "blockquote":
      return quote(node, reading, blocks);
    case "callout":
      return <aside className={CALLOUT_CLASS[words(node.attrs.tone)] ?? "note"}>{blocks}</aside>;
    case "image":
      return <Picture node={node} reading={reading} />;
    case "attachment":
      return attachment(node, reading);
    case "table":
      return <Table node={node} reading={reading} />;
    case "codeBlock":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus (WCAG 2.1.1)
        <section className="scrollx" aria-label={reading.words.code} tabIndex={0}>
          <pre>
            <code>{inline}</code>
          </pre>
        </section>
      );
    case "horizontalRule":
      return <hr />;
    default:
      return null;
  }
}

const isAtRight = ({ attrs }: Loose) => attrs.align === "right";

const CALLOUT_CLASS: Partial<Record<string, string>> = Object.assign(Object.create(null), {
  note: "note",
  law: "law",
  warning: "note warn",
});

function heading(node: Loose, reading: Reading, id?: string): ReactNode {
  const content = <Inline nodes={node.content} reading={reading} wrap={reading.titled} />;
  if (node.attrs.level === 2) return <h2 id={id}>{content}</h2>;
  if (node.attrs.level === 3) return <h3 id={id}>{content}</h3>;
  return <h4 id={id}>{content}</h4>;
}

function attachment({ attrs }: Loose, { attachmentFor, words: said }: Reading): ReactNode {
  const id = words(attrs.mediaId);
  const title = words(attrs.title);
  const shown = UUID.test(id) ? attachmentFor?.(id, title) : null;
  return shown ?? <p className="pic-missing">{said.fileMissing.replace("{title}", () => title)}</p>;
}

const items = (list: Loose, reading: Reading) =>
  list.content.map((item, index) => (item.type === "listItem" ? <li key={index}>{listed(item, reading)}</li> : null));

/** An item of one paragraph needs no paragraph around its words. */
function listed(item: Loose, reading: Reading): ReactNode {
  const [only, second] = item.content;
  if (only?.type === "paragraph" && !second && !isAtRight(only))
    return <Inline nodes={only.content} reading={reading} />;
  return <Blocks nodes={item.content} reading={reading} />;
}

function quote(node: Loose, { quoteHref = (number) => `#p${number}` }: Reading, blocks: ReactNode): ReactNode {
  const number = whole(node.attrs.number, 1, 9_999_999);
  if (number === undefined) return <blockquote>{blocks}</blockquote>;
  const thread = UUID.test(words(node.attrs.thread)) ? words(node.attrs.thread) : undefined;
  return (
    <blockquote className="quote">
      {blocks}
      <cite>
        <a href={quoteHref(number, thread)}>
          <bdi>{shortName(node.attrs.author)}</bdi>
          {!thread && ` #${number}`}
        </a>
      </cite>
    </blockquote>
  );
}
