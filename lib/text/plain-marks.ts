// The little syntax that members type, in one place for the reader and the writer of it.

/** Deeper quotes stay text: nobody reads a fourth level. */
export const QUOTE_DEPTH_MAX = 3;
const MEDIA_ID = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}";
/** `![alt](media:id)`, a picture, and `[title](media:id)`, a document; alone or within a line. */
export const FILE = new RegExp(
  String.raw`!\[(?<alt>[^\]\n]{0,300})\]\(media:(?<picture>${MEDIA_ID})\)|\[ {0,9}(?<title>[^[\]\s][^[\]\n]{0,119})\]\(media:(?<document>${MEDIA_ID})\)`,
  "g",
);
export const FILE_LINE = new RegExp(`^(?:${FILE.source})$`);
/** `- item`, also with the marks that phones offer. */
export const BULLET = /^[-*•] +(?=\S)/;
/** A further line of the same item. */
export const ITEM_LINE = /^(?: {2}|\t)(?=.*\S)/;
/** `>#12 王芳`: the quote below is from post 12. */
export const QUOTE_HEAD = /^#(\d{1,7})(?:\s.{0,80})?$/;

/** A line that would read as something else carries a backslash; inside quotes that goes for `#12` too. */
export const escapable = (depth: number) => (depth === 0 ? OUTSIDE : depth < QUOTE_DEPTH_MAX ? INSIDE : INNERMOST);
const OUTSIDE = /^(\\*)(?:>|[-*•] )/;
const INSIDE = /^(\\*)(?:>|[-*•] |#\d)/;
const INNERMOST = /^(\\*)(?:[-*•] |#\d)/;

/** `@李明`: what follows must not belong to a name, what precedes not to a mail address. */
export const MAY_PRECEDE_NAME = /^$|[^A-Za-z0-9._%+\-@＠]$/;
export const MAY_FOLLOW_NAME = /^$|^[^\p{L}\p{N}·_]/u;

/** escape · bold · link · mention in brackets · bare mention */
export const TOKEN = new RegExp(
  [
    String.raw`(?<escape>(?<!\\)\\+\*)`,
    String.raw`(?<bold>\*\*)`,
    String.raw`(?<link>https?:\/\/(?:[A-Za-z0-9\-._~:/?#!$&'()+,;=%]|@(?=[A-Za-z0-9])){1,2000})`,
    String.raw`[@＠]\[(?<key>[^[\]#\n]{1,40}(?:#[0-9a-f]{6})?)\]`,
    String.raw`(?<![A-Za-z0-9._%+\-@＠])[@＠](?<name>(?:(?!https?:\/\/)[\p{L}\p{N}·_]){2,20})(?![\p{L}\p{N}·_])`,
  ].join("|"),
  "giu",
);
