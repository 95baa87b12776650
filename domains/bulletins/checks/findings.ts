import type { Disclosure } from "#db/enums/columns.ts";
import type { FindingLevel } from "#db/enums/reviews.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { LOST_PICTURE } from "#lib/text/lost-picture.ts";
import { type Body, countUndescribed, walk } from "#lib/text/nodes.ts";
import type { BrokenLink } from "./links.ts";
import { personalData } from "./personal-data.ts";
import { punctuation } from "./punctuation.ts";

export type CheckedWord = { wrong: string; instead: string; level: FindingLevel; note: string; isName: boolean };

export type Finding = {
  kind:
    | "word"
    | "name"
    | "link"
    | "anchor"
    | "idNumber"
    | "mobile"
    | "bankCard"
    | "halfWidth"
    | "straight"
    | "repeated"
    | "unpaired"
    | "alt"
    | "captions"
    | "lostPicture"
    | "summary";
  level: FindingLevel;
  /** The passage as it stands in the text, to jump to; empty where there is none. */
  found: string;
  /** What should stand there. */
  instead?: string;
  note?: string;
};

type Article = {
  title: string;
  summary: string;
  body: Body;
  source?: string;
  byline?: string;
  /** Of a text in a register. */
  disclosure?: Disclosure | null;
};

/** What is known of a text only by asking: links within the house that lead nowhere, and films without captions. */
type Asked = { broken?: BrokenLink[]; films?: string[] };

/** More than anybody works off in one go. */
const FINDINGS_MAX = 100;

/**
 * 错敏词检查, offline: words, names without their title, personal data, punctuation, pictures without their text, and what
 * was `asked` before. What has to be put right comes first.
 */
export function checkArticle(
  article: Article,
  words: CheckedWord[],
  { broken = [], films = [] }: Asked = {},
): Finding[] {
  const { title, summary, body } = article;
  const lines = [title, summary, ...plainText(body).split("\n")];
  const wrong = words.filter(({ isName }) => !isName);
  const found = [...lines, ...linesBeside(article)].flatMap((line) => [
    ...wrongWords(line, wrong),
    ...personalData(line),
    ...punctuation(line),
  ]);
  found.push(
    ...bareNames(
      lines,
      words.filter(({ isName }) => isName),
    ),
  );
  found.push(
    ...broken.map(({ href, text, misses }): Finding => {
      return { kind: misses === "page" ? "link" : "anchor", level: "must", found: text, note: href };
    }),
  );
  const undescribed = countUndescribed(body);
  if (undescribed > 0) found.push({ kind: "alt", level: "must", found: "", note: String(undescribed) });
  found.push(...films.map((title): Finding => ({ kind: "captions", level: "advice", found: title })));
  if (lines.some((line) => line.includes(LOST_PICTURE)))
    found.push({ kind: "lostPicture", level: "must", found: LOST_PICTURE });
  if (summary === "") found.push({ kind: "summary", level: "advice", found: "" });
  const once = new Map(found.map((finding) => [keyOf(finding), finding]));
  const rank = ({ level }: Finding) => (level === "must" ? 0 : 1);
  return [...once.values()].sort((a, b) => rank(a) - rank(b)).slice(0, FINDINGS_MAX);
}

/** What is published with a text and does not stand in it: of whom it is, what a register says, what pictures are read out as. */
function linesBeside({ source = "", byline = "", disclosure, body }: Article): string[] {
  const described = [...walk(body)].flatMap((node) => (node.type === "image" ? [node.attrs.alt] : []));
  return [source, byline, disclosure?.owner ?? "", disclosure?.basis ?? "", ...described];
}

/** Words of one link may lead to two places that are not there. */
const keyOf = ({ kind, found, note }: Finding) =>
  `${kind} ${found} ${kind === "link" || kind === "anchor" ? note : ""}`;

function wrongWords(line: string, words: CheckedWord[]): Finding[] {
  return words
    .filter((word) => standsIn(line, word))
    .map(({ wrong, instead, level, note }) => ({ kind: "word", level, found: wrong, instead, note }));
}

/**
 * Who is named first without their title: later the name alone is usual. A name may be entered with several titles
 * (纪委书记岳清和、岳清和同志); any of them is right.
 */
function bareNames(lines: string[], names: CheckedWord[]): Finding[] {
  return names.flatMap(({ wrong, instead, level, note }) => {
    const first = lines.find((line) => line.includes(wrong));
    if (!first) return [];
    const at = first.indexOf(wrong);
    const isTitled = formsOf(instead).some((form) => standsAt(first, form, at - form.indexOf(wrong)));
    return isTitled ? [] : [{ kind: "name" as const, level, found: wrong, instead, note }];
  });
}

/** The forms that one entry of a name allows. */
export const formsOf = (instead: string) =>
  instead
    .split(/[、，,；;]/)
    .map((form) => form.trim())
    .filter((form) => form !== "");

const standsAt = (line: string, form: string, at: number) => at >= 0 && line.startsWith(form, at);

/** Not where it is part of its own correction: 八项规定 within 中央八项规定 is right. */
function standsIn(line: string, { wrong, instead }: CheckedWord): boolean {
  const offset = instead.indexOf(wrong);
  for (let at = line.indexOf(wrong); at !== -1; at = line.indexOf(wrong, at + 1)) {
    if (offset === -1 || !line.startsWith(instead, at - offset) || at < offset) return true;
  }
  return false;
}
