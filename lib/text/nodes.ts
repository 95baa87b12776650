/** A stored body: ProseMirror JSON, written only after `MemberBody` or `ArticleBody` has accepted it. */
export type Body = { type: "doc"; content: Block[] };

export type Block =
  | Paragraph
  | Heading
  | BulletList
  | OrderedList
  | Blockquote
  | HorizontalRule
  | CodeBlock
  | Table
  | Picture
  | Callout
  | Attachment;

/** At the right stand a signature and its date (落款), below a text. */
export type Paragraph = { type: "paragraph"; attrs?: { align: "right" }; content?: Inline[] };
export type Heading = { type: "heading"; attrs: { level: 2 | 3 | 4 }; content?: Inline[] };
export type BulletList = { type: "bulletList"; content: ListItem[] };
export type OrderedList = { type: "orderedList"; attrs?: { start?: number }; content: ListItem[] };
export type ListItem = { type: "listItem"; content: Block[] };
/** With attrs it quotes a post by its number, of another thread where it stayed behind when this one was moved. */
export type Blockquote = {
  type: "blockquote";
  attrs?: { number: number; author: string; thread?: string };
  content: Block[];
};
export type HorizontalRule = { type: "horizontalRule" };
export type CodeBlock = { type: "codeBlock"; content?: Text[] };
export type Table = { type: "table"; content: TableRow[] };
export type TableRow = { type: "tableRow"; content?: TableCell[] };
export type TableCell = {
  type: "tableCell" | "tableHeader";
  attrs?: { colspan?: number; rowspan?: number };
  content: Block[];
};
/** Always by media id, never by URL. Without an `alt` it is either decoration, which its writer says, or not yet described. */
export type Picture = {
  type: "image";
  attrs: { mediaId: string; alt: string; caption: string; decorative?: boolean };
};
/** A video, a sound or a document, by its media id; what it is, the file itself says. */
export type Attachment = { type: "attachment"; attrs: { mediaId: string; title: string } };
export type Callout = { type: "callout"; attrs: { tone: Tone }; content: Block[] };
/** law: the text of a regulation; note: an aside; warning: what must not be overlooked. */
export type Tone = "note" | "law" | "warning";

export type Inline = Text | HardBreak | Mention | Footnote;
export type Text = { type: "text"; text: string; marks?: Mark[] };
export type HardBreak = { type: "hardBreak" };
/** 注释, numbered where it is shown. */
export type Footnote = { type: "footnote"; attrs: { text: string } };
export type Mention = { type: "mention"; attrs: { memberId: string; name: string } };
/** italic is shown as 着重号: Chinese has no italics. */
export type Mark =
  | { type: "bold" }
  | { type: "italic" }
  | { type: "strike" }
  | { type: "superscript" }
  | { type: "subscript" }
  | { type: "link"; attrs: { href: string } };

export type AnyNode = Body | Block | ListItem | TableRow | TableCell | Inline;

/** The children of a node, whatever its type. */
export const childrenOf = (node: AnyNode): AnyNode[] => ("content" in node ? (node.content ?? []) : []);

/** Every node below and including `node`, in reading order. */
export function* walk(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}

/** The files that a body shows, each once: the writer must be allowed to use every one of them. */
export function mediaIdsOf(body: Body): string[] {
  const ids = new Set<string>();
  for (const node of walk(body)) if (node.type === "image" || node.type === "attachment") ids.add(node.attrs.mediaId);
  return [...ids];
}

/** A body without the files that are gone, and without what they leave empty. */
export function withoutFiles(body: Body, isGone: (mediaId: string) => boolean): Body {
  const stays = (node: AnyNode): boolean => {
    if (node.type === "image" || node.type === "attachment") return !isGone(node.attrs.mediaId);
    const children = childrenOf(node);
    return children.length === 0 || children.some(stays);
  };
  const without = <Node extends AnyNode>(node: Node): Node =>
    childrenOf(node).length > 0 ? { ...node, content: childrenOf(node).filter(stays).map(without) } : node;
  return without(body);
}

/** Those of them that are no pictures. */
export const attachmentIdsOf = (body: Body): string[] =>
  [...walk(body)].flatMap((node) => (node.type === "attachment" ? [node.attrs.mediaId] : []));

/** What the notes of a body say, in their order. */
export function notesOf(body: AnyNode): string[] {
  return [...walk(body)].flatMap((node) => (node.type === "footnote" ? [node.attrs.text] : []));
}

/** The members whom a body mentions, each once. */
export function mentionsOf(body: Body): Mention["attrs"][] {
  const found = new Map<string, Mention["attrs"]>();
  for (const node of walk(body)) if (node.type === "mention") found.set(node.attrs.memberId, node.attrs);
  return [...found.values()];
}

/** How many pictures still lack the text that stands for them: none may when an article is published (GB/T 37668, WCAG 1.1.1). */
export function countUndescribed(body: Body): number {
  let count = 0;
  for (const node of walk(body))
    if (node.type === "image" && !node.attrs.decorative && !node.attrs.alt.trim()) count += 1;
  return count;
}
