import { Parser } from "htmlparser2";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { safeHref } from "#lib/text/urls.ts";

/** An answer below years of others weighs half of it. */
export const HTML_MAX_CHARS = 1_000_000;
/** No mail program nests deeper; what is made to be deep is not read to its end. */
export const HTML_DEPTH_MAX = 200;
/** A line made of many pieces is ended here: with each of them it is copied. */
const LINE_MAX_CHARS = 5_000;

const DROPPED = words("head title style script template noscript svg object iframe select textarea");
const PARAGRAPHS = words("p blockquote h1 h2 h3 h4 h5 h6");
const LINES = words("div section article header footer table tr ul ol li dl dt dd pre address center form hr");
/** What mail programs put above a quote, and below one's own words. */
const OF_THE_PROGRAM = /(?:^|\s)(?:gmail_attr|gmail_signature|moz-cite-prefix|moz-signature)(?:\s|$)/;
const UNSEEN = /display\s*:\s*none/i;

type Element = { name: string; isDropped: boolean; href: string | null };

/**
 * What a mail says as HTML, as the plain text of the same mail would say it: lines, `- ` before items, `> ` before what is
 * quoted. Throws `too_large`, and `invalid` for a tree that nobody wrote by hand.
 */
export function textOfHtml(html: string): string {
  if (html.length > HTML_MAX_CHARS) throw new DomainError("too_large");
  const open: Element[] = [];
  const isUnseen = () => open.some(({ isDropped }) => isDropped);
  const isWithin = (name: string) => open.some((element) => element.name === name);
  const page = new Page(() => isWithin("blockquote"));
  const parser = new Parser({
    onopentag(name, attributes) {
      if (open.length === HTML_DEPTH_MAX) throw invalid("form", "mailUnreadable");
      // What stands before it is quoted as deep as it was, so it ends before the element counts.
      page.breakFor(name);
      open.push(elementOf(name, attributes));
      if (isUnseen()) return;
      if (name === "br") page.endLine();
      if (name === "li") page.add("- ");
      if (name === "td" || name === "th") page.add(" ");
    },
    onclosetag(name) {
      const { href } = open.at(-1)!;
      if (href && !isUnseen()) page.addAddress(href);
      page.breakFor(name);
      open.pop();
    },
    ontext(text) {
      if (!isUnseen()) page.add(text, isWithin("pre"));
    },
  });
  parser.end(html);
  return page.text();
}

function elementOf(
  name: string,
  { class: classes = "", style = "", href = "", hidden }: Record<string, string>,
): Element {
  const isDropped = DROPPED.has(name) || OF_THE_PROGRAM.test(classes) || UNSEEN.test(style) || hidden !== undefined;
  const link = name === "a" ? safeHref(href) : null;
  return { name, isDropped, href: link && /^https?:/i.test(link) ? link : null };
}

/** Lines as they come; `isQuoted` is asked when one ends. */
class Page {
  readonly #lines: string[] = [];
  #line = "";
  readonly #isQuoted: () => boolean;

  constructor(isQuoted: () => boolean) {
    this.#isQuoted = isQuoted;
  }

  add(text: string, isAsItStands = false) {
    if (this.#line.length > LINE_MAX_CHARS) this.endLine();
    const [first = "", ...rest] = isAsItStands ? text.split("\n") : [text.replace(/[^\S\u00a0]+/g, " ")];
    this.#line += !isAsItStands && /^$| $/.test(this.#line) ? first.replace(/^ +/, "") : first;
    for (const next of rest) {
      this.endLine();
      this.#line = next;
    }
  }

  /** Where a link leads, unless that stands there already. */
  addAddress(href: string) {
    if (!this.#line.includes(href)) this.add(` (${href})`);
  }

  endLine() {
    this.#lines.push(`${this.#isQuoted() ? "> " : ""}${this.#line.replaceAll("\u00a0", " ").trim()}`);
    this.#line = "";
  }

  breakFor(name: string) {
    if (!LINES.has(name) && !PARAGRAPHS.has(name)) return;
    // A blank that does not break is how mail programs write an empty line.
    if (/[^ ]/.test(this.#line)) this.endLine();
    if (PARAGRAPHS.has(name) && this.#lines.at(-1) !== "") this.#lines.push("");
  }

  text(): string {
    if (this.#line.trim() !== "") this.endLine();
    return this.#lines.join("\n");
  }
}

function words(list: string): Set<string> {
  return new Set(list.split(" "));
}
