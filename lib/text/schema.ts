import { z } from "zod";
import { ALT_MAX_CHARS, ATTACHMENT_TITLE_MAX_CHARS, CAPTION_MAX_CHARS, FOOTNOTE_MAX_CHARS } from "./limits.ts";
import type { Block, Inline, ListItem, Mark } from "./nodes.ts";
import { safeHref, UUID } from "./urls.ts";

// Strict objects everywhere: an attribute that is not named here refuses the whole body.
const NAME_MAX_CHARS = 80;
const QUOTED_NUMBER_MAX = 9_999_999;

/** PostgreSQL stores neither NUL nor half a surrogate pair; other controls have no place in a text. */
const isStorable = (text: string) => text.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(text);
const Words = z.string().refine(isStorable);
const Name = Words.min(1).max(NAME_MAX_CHARS);
const Id = z.string().regex(UUID);

const Bold = z.strictObject({ type: z.literal("bold") });
const Italic = z.strictObject({ type: z.literal("italic") });
const Strike = z.strictObject({ type: z.literal("strike") });
const Superscript = z.strictObject({ type: z.literal("superscript") });
const Subscript = z.strictObject({ type: z.literal("subscript") });
const Href = z.string().refine((href) => safeHref(href) !== null, { params: { key: "textLink" } });
const Link = z.strictObject({ type: z.literal("link"), attrs: z.strictObject({ href: Href }) });

const HardBreak = z.strictObject({ type: z.literal("hardBreak") });
const Mention = z.strictObject({
  type: z.literal("mention"),
  attrs: z.strictObject({ memberId: Id, name: Name }),
});
const Footnote = z.strictObject({
  type: z.literal("footnote"),
  attrs: z.strictObject({ text: Words.min(1).max(FOOTNOTE_MAX_CHARS) }),
});
const textWith = <M extends z.ZodType<Mark>>(mark: M) =>
  z.strictObject({
    type: z.literal("text"),
    text: Words.min(1),
    marks: z.array(mark).min(1).max(5).refine(isUpOrDown).optional(),
  });
/** No character stands above the line and below it. */
const isUpOrDown = (marks: Mark[]) =>
  !["superscript", "subscript"].every((script) => marks.some(({ type }) => type === script));
const MemberInline = z.discriminatedUnion("type", [
  textWith(z.discriminatedUnion("type", [Bold, Link])),
  HardBreak,
  Mention,
]);
const ArticleInline = z.discriminatedUnion("type", [
  textWith(z.discriminatedUnion("type", [Bold, Italic, Strike, Superscript, Subscript, Link])),
  HardBreak,
  Mention,
  Footnote,
]);

const paragraphOf = (inline: z.ZodType<Inline>) =>
  z.strictObject({ type: z.literal("paragraph"), content: z.array(inline).optional() });
const blocksOf = (block: z.ZodType<Block>) => z.array(block).min(1);
const bulletListOf = (item: z.ZodType<ListItem>) =>
  z.strictObject({ type: z.literal("bulletList"), content: z.array(item).min(1) });
const blockquoteOf = (block: z.ZodType<Block>) =>
  z.strictObject({
    type: z.literal("blockquote"),
    attrs: z
      .strictObject({ number: z.int().min(1).max(QUOTED_NUMBER_MAX), author: Name, thread: Id.optional() })
      .optional(),
    content: blocksOf(block),
  });
const Picture = z.strictObject({
  type: z.literal("image"),
  attrs: z.strictObject({
    mediaId: Id,
    alt: Words.max(ALT_MAX_CHARS),
    caption: Words.max(CAPTION_MAX_CHARS),
    decorative: z.boolean().optional(),
  }),
});

const Attachment = z.strictObject({
  type: z.literal("attachment"),
  attrs: z.strictObject({ mediaId: Id, title: Words.min(1).max(ATTACHMENT_TITLE_MAX_CHARS) }),
});

const MemberParagraph = paragraphOf(MemberInline);
const MemberItem = z.strictObject({ type: z.literal("listItem"), content: z.tuple([MemberParagraph]) });
const MemberBlock: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion("type", [
    MemberParagraph,
    bulletListOf(MemberItem),
    blockquoteOf(MemberBlock),
    Picture,
    Attachment,
  ]),
);
/** What the textarea of members can say: the plain parser writes exactly this. */
export const MemberDoc = z.strictObject({ type: z.literal("doc"), content: blocksOf(MemberBlock) });

const Paragraph = paragraphOf(ArticleInline).extend({
  attrs: z.strictObject({ align: z.literal("right") }).optional(),
});
const ListItemNode: z.ZodType<ListItem> = z.lazy(() =>
  z.strictObject({ type: z.literal("listItem"), content: z.tuple([Paragraph], Flow) }),
);
const BulletList = bulletListOf(ListItemNode);
const OrderedList = z.strictObject({
  type: z.literal("orderedList"),
  attrs: z.strictObject({ start: z.int().min(1).max(9999).optional() }).optional(),
  content: z.array(ListItemNode).min(1),
});
const flow = [Paragraph, BulletList, OrderedList, Picture] as const;
/** What may lie inside lists, cells and callouts. */
const Flow: z.ZodType<Block> = z.lazy(() => z.discriminatedUnion("type", flow));
const Quoted: z.ZodType<Block> = z.lazy(() => z.discriminatedUnion("type", [...flow, blockquoteOf(Quoted)]));

const Heading = z.strictObject({
  type: z.literal("heading"),
  attrs: z.strictObject({ level: z.literal([2, 3, 4]) }),
  content: z.array(ArticleInline).optional(),
});
const Code = z.strictObject({
  type: z.literal("codeBlock"),
  content: z.array(z.strictObject({ type: z.literal("text"), text: Words.min(1) })).optional(),
});
const Span = z.int().min(1).max(50).optional();
const Cell = z.strictObject({
  type: z.literal(["tableCell", "tableHeader"]),
  attrs: z.strictObject({ colspan: Span, rowspan: Span }).optional(),
  content: blocksOf(Flow),
});
// A row whose cells all belong to merged ones above has none of its own.
const Row = z.strictObject({ type: z.literal("tableRow"), content: z.array(Cell).optional() });
const Table = z.strictObject({ type: z.literal("table"), content: z.array(Row).min(1) });
const Callout = z.strictObject({
  type: z.literal("callout"),
  attrs: z.strictObject({ tone: z.literal(["note", "law", "warning"]) }),
  content: blocksOf(Flow),
});
const Rule = z.strictObject({ type: z.literal("horizontalRule") });
const ArticleBlock = z.discriminatedUnion("type", [
  ...flow,
  blockquoteOf(Quoted),
  Heading,
  Code,
  Table,
  Callout,
  Attachment,
  Rule,
]);
/** What the staff editor can say. */
export const ArticleDoc = z.strictObject({ type: z.literal("doc"), content: blocksOf(ArticleBlock) });
