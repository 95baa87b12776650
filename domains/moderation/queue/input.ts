import { z } from "zod";
import { DEEDS, HANDS, QUEUE_KINDS } from "#db/enums/queue.ts";
import { NOTE_MAX_CHARS, REASON_MAX_CHARS } from "../input.ts";

/** A day is what members are told to expect (版规: 投诉和待审发言在一天内处理). */
export const LATE_HOURS = 24;

/** What of the queue is shown, as an address says it. What is no filter is none. */
export const QueueFilter = z.object({
  kind: z.enum(["all", ...QUEUE_KINDS]).catch("all"),
  hands: z.enum(HANDS).catch("all"),
  /** Slug of a unit, `site` for what belongs to everyone, or nothing for all that the actor leads. */
  unit: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .catch(""),
  late: z.literal("1").optional().catch(undefined),
});
export type QueueFilter = z.output<typeof QueueFilter>;

/** The filter of an address's query, whatever stands there. */
export const filterOf = (query: Record<string, unknown>): QueueFilter => QueueFilter.parse(query);

/** The query of a filter: nothing for what is not filtered, so that one view has one address. */
export function queryOf(filter: QueueFilter, more: Record<string, string | undefined> = {}): string {
  const { kind, hands, unit, late } = filter;
  const said = { kind: kind === "all" ? "" : kind, hands: hands === "all" ? "" : hands, unit, late, ...more };
  const pairs = Object.entries(said).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}

/** Two pages of the queue: more is not looked through by anybody. */
export const DEED_MAX_ROWS = 100;

/** Somebody, or nobody. */
const Person = z.union([z.uuid(), z.literal("")]).transform((value) => value || null);

export const AssignItem = z.object({
  itemId: z.uuid(),
  to: Person,
  /** In whose hands it was when the form was drawn. */
  was: Person,
});

const short = z.string().trim().max(REASON_MAX_CHARS).default("");
export const WorkQueue = z
  .object({
    itemIds: z.array(z.uuid()).min(1).max(DEED_MAX_ROWS),
    deed: z.enum(DEEDS),
    canned: short,
    reason: short,
    answer: short,
    note: z.string().trim().max(NOTE_MAX_CHARS).default(""),
    to: Person.default(null),
  })
  .transform(({ canned, reason, ...rest }) => ({ ...rest, reason: [canned, reason].filter(Boolean).join(" ") }))
  .refine(({ deed, reason }) => deed !== "hide" || reason.length >= 2, {
    path: ["reason"],
    params: { key: "required" },
  });
