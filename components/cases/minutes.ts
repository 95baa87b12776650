import { countWords } from "#lib/text/excerpt.ts";

const WORDS_PER_MINUTE = 400;

type Written = { lede: string; steps: object[]; clauses: object[]; lessons: object[]; questions: object[] };

/** How long a case takes to read: the N of 约 N 分钟. */
export function minutesOf({ lede, steps, clauses, lessons, questions }: Written): number {
  const texts = [...steps, ...clauses, ...lessons, ...questions].flatMap((row) =>
    Object.entries(row).filter(([name, value]) => name !== "id" && typeof value === "string"),
  );
  const count = countWords(lede) + texts.reduce((sum, [, text]) => sum + countWords(text), 0);
  return Math.max(1, Math.round(count / WORDS_PER_MINUTE));
}
