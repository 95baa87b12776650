import type { Inline, Mark } from "./nodes.ts";
import type { Known } from "./parse-plain.ts";
import { TOKEN } from "./plain-marks.ts";
import { safeHref } from "./urls.ts";

type Token =
  | { kind: "text" | "link"; text: string }
  | { kind: "bold"; text: string; opens: boolean; closes: boolean }
  | { kind: "mention"; memberId: string; name: string };

/** One line of text as inline nodes. Linear in its length. */
export function parseInline(line: string, known: Known): Inline[] {
  const tokens = tokensOf(line, known);
  const boldEnds = pairBold(tokens);
  const out: Inline[] = [];
  let boldUntil = -1;
  tokens.forEach((token, index) => {
    if (index === boldUntil) boldUntil = -1;
    else if (boldEnds.has(index)) boldUntil = boldEnds.get(index)!;
    else append(out, token, boldUntil >= 0);
  });
  return out;
}

function append(out: Inline[], token: Token, isBold: boolean): void {
  if (token.kind === "mention") {
    out.push({ type: "mention", attrs: { memberId: token.memberId, name: token.name } });
    return;
  }
  const marks: Mark[] = isBold ? [{ type: "bold" }] : [];
  if (token.kind === "link") {
    out.push({ type: "text", text: token.text, marks: [...marks, { type: "link", attrs: { href: token.text } }] });
    return;
  }
  const last = out.at(-1);
  const joins =
    last?.type === "text" && last.marks?.at(-1)?.type !== "link" && (last.marks?.length ?? 0) === marks.length;
  if (joins) last.text += token.text;
  else out.push({ type: "text", text: token.text, ...(isBold && { marks }) });
}

function tokensOf(line: string, known: Known): Token[] {
  const tokens: Token[] = [];
  let done = 0;
  const take = (until: number, token?: Token, end = until) => {
    if (until > done) tokens.push({ kind: "text", text: line.slice(done, until) });
    if (token) tokens.push(token);
    done = end;
  };
  for (const match of line.matchAll(TOKEN)) {
    const { index } = match;
    const end = index + match[0].length;
    const { escape: escaped, bold, link, key, name } = match.groups!;
    const member = (key ?? name) && known.mentions?.get(key ?? name!);
    if (escaped) take(index, { kind: "text", text: escaped.slice(1) }, end);
    else if (bold) take(index, { kind: "bold", text: bold, ...flanks(line, index, end) }, end);
    else if (member) take(index, { kind: "mention", memberId: member.memberId, name: member.name }, end);
    else if (link) {
      const href = withoutTrailingMarks(link);
      if (safeHref(href)) take(index, { kind: "link", text: href }, index + href.length);
    }
  }
  take(line.length);
  return tokens;
}

/** A mark opens before and closes after something that is not a blank. */
const flanks = (line: string, start: number, end: number) => ({
  opens: end < line.length && !/\s/.test(line[end]!),
  closes: start > 0 && !/\s/.test(line[start - 1]!),
});

/** Opening token → closing token, by index; what finds no partner stays two asterisks, as in 王**. */
function pairBold(tokens: Token[]): Map<number, number> {
  const nextCloser: number[] = [];
  const nextWords: number[] = [];
  let closer = -1;
  let words = -1;
  for (let index = tokens.length - 1; index >= 0; index--) {
    nextCloser[index] = closer;
    nextWords[index] = words;
    const token = tokens[index]!;
    if (token.kind !== "mention") words = index;
    if (token.kind === "bold" && token.closes) closer = index;
  }
  const pairs = new Map<number, number>();
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const end = nextCloser[index]!;
    if (token.kind !== "bold" || !token.opens || end <= nextWords[index]!) continue;
    pairs.set(index, end);
    index = end;
  }
  return pairs;
}

/** A sentence's own full stop or bracket after an address does not belong to it. */
function withoutTrailingMarks(link: string): string {
  let unclosed = 0;
  for (const char of link) unclosed += char === "(" ? 1 : char === ")" ? -1 : 0;
  let end = link.length;
  for (; end > 0; end--) {
    const char = link[end - 1]!;
    if (char === ")" && unclosed < 0) unclosed += 1;
    else if (!".,:;!?'&".includes(char)) break;
  }
  return link.slice(0, end);
}
