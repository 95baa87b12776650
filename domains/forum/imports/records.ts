import { z } from "zod";
import { Email, PersonName, SignInName } from "#domains/people/input.ts";
import { MEMBER_LIMITS } from "#lib/text/limits.ts";
import { Line } from "#lib/text/line.ts";

/** Titles of other forums are longer than ours; none is cut. */
const TITLE_MAX_CHARS = 200;
const KEY_MAX_CHARS = 200;
/** Markup takes room of its own; what it says is measured again as a text. */
const HTML_MAX_CHARS = 10 * MEMBER_LIMITS.chars;

/** A key of the other forum: text or number. */
const Key = z.union([z.string(), z.int()]).transform(String).pipe(z.string().min(1).max(KEY_MAX_CHARS));
/** An ISO 8601 instant with its offset; nothing was written after now. */
const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() <= Date.now(), { params: { key: "future" } });

/** Somebody who wrote there. With `signInName` they are, or become, a member; without it only their name comes along. */
export const PersonRecord = z.object({
  kind: z.literal("person"),
  id: Key,
  name: PersonName,
  signInName: SignInName.optional(),
  email: Email.default(""),
  /** Slug of the unit that a new member joins. */
  unit: z.string().max(60).optional(),
});
/** A subject on a board that exists here; its first post is the opening one. */
export const ThreadRecord = z.object({
  kind: z.literal("thread"),
  id: Key,
  board: z.string().min(1).max(60),
  author: Key,
  title: Line(1, TITLE_MAX_CHARS),
  at: Instant,
});
/** A post, in the order of its thread; `text` as members type it here, or `html`. */
export const PostRecord = z
  .object({
    kind: z.literal("post"),
    id: Key,
    thread: Key,
    author: Key,
    replyTo: Key.nullish(),
    text: z
      .string()
      .max(2 * MEMBER_LIMITS.chars)
      .optional(),
    html: z.string().max(HTML_MAX_CHARS).optional(),
    at: Instant,
  })
  .refine(({ text, html }) => (text === undefined) !== (html === undefined), { params: { key: "textOrHtml" } });

export type PersonRecord = z.output<typeof PersonRecord>;
export type ThreadRecord = z.output<typeof ThreadRecord>;
export type PostRecord = z.output<typeof PostRecord>;
export const ForumRecord = z.discriminatedUnion("kind", [PersonRecord, ThreadRecord, PostRecord]);
export type ForumRecord = z.output<typeof ForumRecord>;

/** A record with the place where it stands, for what has to be said of it. */
export type Placed<R = ForumRecord> = { where: string; record: R };
/** What did not come along, and why: a field with a key of `errors.fields`, or one of `Reason`. */
export type Refused = { where: string; why: string };
export type Reason = "unknownAuthor" | "unknownBoard" | "unknownThread" | "unknownUnit" | "unknownParent" | "blank";
