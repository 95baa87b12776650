import { z } from "zod";
import { BREACH_KINDS } from "#db/enums/forum.ts";
import { IsKept } from "#domains/kernel/kept.ts";
import { Line, Lines } from "#lib/text/line.ts";
import { nestRows, readDeed } from "./rows.ts";

export const TITLE_MAX_CHARS = 80;
export const LEDE_MAX_CHARS = 300;
const FACT_MAX_CHARS = 120;
const TEXT_MAX_CHARS = 1200;
export const ROWS_MAX = 20;
const YUAN_MAX = 1_000_000_000_000;

const OptionalId = z.union([z.uuid(), z.literal("").transform(() => null), z.null()]);
const Fact = Line(0, FACT_MAX_CHARS).default("");
const Text = Lines(TEXT_MAX_CHARS).default("");
const Ticked = z
  .literal(["on", ""])
  .optional()
  .transform((value) => value === "on");

/** 46,300 or 46300.50; full-width digits too. Empty: unknown. */
const Yuan = z
  .string()
  .default("")
  .transform((text) => text.normalize("NFKC").replace(/[,\s]/g, ""))
  .pipe(z.string().regex(/^(?:\d{1,13}(?:\.\d{1,2})?)?$/))
  .transform((text) => (text === "" ? null : Number(text)))
  .pipe(z.number().max(YUAN_MAX).nullable());

const Step = z.object({ when: Fact, title: Fact, text: Text, amountYuan: Yuan, turning: Ticked });
const Clause = z.object({ law: Fact, article: Fact, text: Text, act: Text });
const Lesson = z.object({ heading: Fact, text: Text });
const Question = z.object({ id: OptionalId.default(null), text: Line(0, LEDE_MAX_CHARS).default("") });
const rowsOf = <T extends z.ZodType>(row: T) => z.array(row).max(ROWS_MAX).default([]);

export const CaseRef = z.object({ caseId: z.uuid() });

export const KeepCase = CaseRef.extend({ isKept: IsKept });

export const StartCase = z.object({
  title: Line(1, TITLE_MAX_CHARS),
  breach: z.enum(BREACH_KINDS),
  unitId: OptionalId.default(null),
});

/** The instant, in microseconds, at which the text that somebody changed was last saved. */
const Version = z.string().regex(/^\d{1,17}$/);

const Case = StartCase.extend({
  caseId: z.uuid(),
  version: Version,
  lede: Line(0, LEDE_MAX_CHARS).default(""),
  party: Fact,
  partyPost: Fact,
  span: Fact,
  amountYuan: Yuan,
  foundBy: Fact,
  outcome: Line(0, LEDE_MAX_CHARS).default(""),
  decidedOn: Fact,
  steps: rowsOf(Step),
  clauses: rowsOf(Clause),
  lessons: rowsOf(Lesson),
  questions: rowsOf(Question),
  /** The button that was pressed: `add.steps.3`, `remove.lessons.0`; anything else only saves. */
  deed: z.string().max(40).default("").transform(readDeed),
});

/** A case as its form posts it: rows as `steps.0.title`. */
export const SaveCase = z.preprocess(nestRows, Case);
export type SaveCase = z.output<typeof SaveCase>;

/** Who publishes confirms that nobody can be recognised. */
export const PublishCase = CaseRef.extend({ version: Version, anonymised: z.literal("on") });
export const WithdrawCase = CaseRef.extend({ reason: Line(1, LEDE_MAX_CHARS) });
