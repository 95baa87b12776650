import { z } from "zod";
import { THREAD_DEEDS } from "#db/enums/thread-deeds.ts";
import { LabelIds } from "#domains/forum/labels/input.ts";
import { NOTE_MAX_CHARS, REASON_MAX_CHARS } from "../input.ts";

/** A page of a board and what is pinned there, and as much again: more is not looked through by anybody. */
export const THREADS_AT_ONCE = 70;

const short = z.string().trim().max(REASON_MAX_CHARS).default("");

/** Locking and moving are told to authors with a reason; a label says nothing against anybody. */
export const WorkThreads = z
  .object({
    boardId: z.uuid(),
    threadIds: z.array(z.uuid()).min(1).max(THREADS_AT_ONCE),
    deed: z.enum(THREAD_DEEDS),
    toBoardId: z
      .union([z.uuid(), z.literal("")])
      .transform((id) => id || null)
      .default(null),
    labels: LabelIds,
    canned: short,
    reason: short,
    note: z.string().trim().max(NOTE_MAX_CHARS).default(""),
  })
  .transform(({ canned, reason, ...rest }) => ({ ...rest, reason: [canned, reason].filter(Boolean).join(" ") }))
  .refine(({ deed, reason }) => deed === "label" || reason.length >= 2, {
    path: ["reason"],
    params: { key: "required" },
  })
  .refine(({ reason }) => reason.length <= REASON_MAX_CHARS, { path: ["reason"] })
  .refine(({ deed, toBoardId }) => deed !== "move" || toBoardId !== null, {
    path: ["toBoardId"],
    params: { key: "required" },
  })
  .refine(({ deed, labels }) => deed !== "label" || labels.length > 0, {
    path: ["labels"],
    params: { key: "required" },
  });
