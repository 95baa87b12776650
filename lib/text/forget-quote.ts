import { mapQuotes } from "./map-quotes.ts";
import type { Blockquote, Body } from "./nodes.ts";

/** A body in which every quote that `isOf` names is empty; that it was quoted, and whom, stays. */
export const withoutQuotesOf = (body: Body, isOf: (attrs: NonNullable<Blockquote["attrs"]>) => boolean): Body =>
  mapQuotes(body, (quote) =>
    quote.attrs && isOf(quote.attrs) ? { ...quote, content: [{ type: "paragraph" }] } : quote,
  );
