import { isBlankRow } from "../rows.ts";

type Rows = object[];
type Written = {
  lede: string;
  party: string;
  outcome: string;
  steps: Rows;
  clauses: Rows;
  lessons: Rows;
  questions: Rows;
};

export const PROBLEMS = [
  "lede",
  "party",
  "outcome",
  "steps",
  "clauses",
  "lessons",
  "questions",
  "personalNumber",
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** 公民身份号码 (18 digits, the last may be X) and mobile numbers: neither has a place in a case. */
const PERSONAL_NUMBER = /(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/;

/** What stands between a case and its publication; nothing when it is ready. */
export function problemsOf(record: Written): Problem[] {
  const isMissing = (part: string | Rows) => (typeof part === "string" ? part === "" : part.every(isBlankRow));
  const parts = ["lede", "party", "outcome", "steps", "clauses", "lessons", "questions"] as const;
  const missing: Problem[] = parts.filter((name) => isMissing(record[name]));
  return PERSONAL_NUMBER.test(textOf(record)) ? [...missing, "personalNumber"] : missing;
}

/** Everything that was written, without ids and amounts, with the blanks taken out that hide a number. */
function textOf(record: Written): string {
  const texts: string[] = [];
  JSON.stringify(record, (name, value) => {
    if (typeof value === "string" && !/^(id|version|.*Id|.*Path|.*Slug)$/.test(name)) texts.push(value);
    return value;
  });
  return texts.map((text) => text.normalize("NFKC").replace(/[ -]/g, "")).join("\n");
}
