import { z } from "zod";
import type { HoldKind } from "#db/enums/forum.ts";
import { Line } from "#lib/text/line.ts";
import { Ticked } from "../input.ts";
import { normalised } from "./words.ts";

/** Rules of one area: what is more is not kept in mind by anybody. */
export const RULES_MAX = 20;
/** Words of one list, and what a word is: a single character would hold half of all posts. */
export const WORDS_MAX = 100;
export const WORD_MIN_CHARS = 2;
export const WORD_MAX_CHARS = 30;
export const WHY_MIN_CHARS = 2;
export const WHY_MAX_CHARS = 200;

type Bounds = { least: number; most: number; usual: number };
/** How much of it each kind may ask for, and what its form proposes. */
export const AMOUNTS: Record<Exclude<HoldKind, "words">, Bounds> = {
  /** Days since the account was made. */
  "new-member": { least: 1, most: 90, usual: 7 },
  /** Posts that readers see. */
  "first-posts": { least: 1, most: 20, usual: 1 },
  /** More links than this. */
  links: { least: 0, most: 20, usual: 3 },
  /** More posts than this in so many minutes. */
  rate: { least: 1, most: 100, usual: 5 },
};
/** A day at most. */
export const MINUTES: Bounds = { least: 1, most: 1_440, usual: 10 };

const asked = (key: string) => ({ params: { key } });

/** One a line, each once. */
const Words = z
  .string()
  .max(WORDS_MAX * (WORD_MAX_CHARS + 2) * 2)
  .transform((text) => uniqueWords(text.toWellFormed().split(/[\r\n]+/)))
  .refine((words) => words.length > 0, asked("required"))
  .refine((words) => words.length <= WORDS_MAX, asked("ruleWordsFull"))
  .refine((words) => words.every(isWord), asked("ruleWord"));

function uniqueWords(lines: string[]): string[] {
  const words = new Map<string, string>();
  for (const line of lines.map((text) => text.trim()).filter(Boolean))
    if (!words.has(normalised(line))) words.set(normalised(line), line);
  return [...words.values()];
}

function isWord(word: string): boolean {
  const { length } = [...normalised(word)];
  return length >= WORD_MIN_CHARS && length <= WORD_MAX_CHARS && word.length <= 2 * WORD_MAX_CHARS;
}

const numberOf = ({ least, most }: Bounds) => z.coerce.number().int().min(least).max(most);
const Amount = <K extends keyof typeof AMOUNTS>(kind: K) =>
  z.object({ kind: z.literal(kind), amount: numberOf(AMOUNTS[kind]) });

/** What each kind of rule asks for. */
const Settings = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("words"), words: Words }),
  Amount("new-member"),
  Amount("first-posts"),
  Amount("links"),
  Amount("rate").extend({ minutes: numberOf(MINUTES) }),
]);
const Why = Line(WHY_MIN_CHARS, WHY_MAX_CHARS);

export const AddRule = Settings.and(
  z.object({
    /** Nothing: the whole organisation. */
    unitId: z.union([z.uuid(), z.literal("")]).transform((value) => value || null),
    why: Why,
  }),
);
export const ChangeRule = Settings.and(z.object({ ruleId: z.uuid(), why: Why }));
export const SwitchRule = z.object({ ruleId: z.uuid(), on: Ticked });
export const RemoveRule = z.object({ ruleId: z.uuid() });

/** The columns in which a rule's settings are kept. */
export const columnsOf = (settings: z.output<typeof Settings>) => ({
  words: "words" in settings ? settings.words : [],
  amount: "amount" in settings ? settings.amount : 0,
  minutes: "minutes" in settings ? settings.minutes : 0,
});
