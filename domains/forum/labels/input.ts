import { z } from "zod";
import { LABEL_PICKS, LABEL_RULES, type LabelRule } from "#db/enums/labels.ts";
import { Line } from "#lib/text/line.ts";
import { Position } from "../boards/input.ts";
import { Ticked } from "../input.ts";
import { GROUPS_PER_AREA, LABEL_MAX_CHARS, LABELS_PER_THREAD } from "./limits.ts";

const Name = Line(1, LABEL_MAX_CHARS);

/** What was chosen, as boxes and lists of a form send it: a list that was left alone sends nothing of worth. */
export const LabelIds = z
  .array(z.union([z.uuid(), z.literal("")]))
  .max(LABELS_PER_THREAD + GROUPS_PER_AREA)
  .default([])
  .transform((ids) => [...new Set(ids.filter((id) => id !== ""))]);

export const LabelThread = z.object({ threadId: z.uuid(), labels: LabelIds });

/** `unit` empty: a group of the organisation. */
export const CreateLabelGroup = z.object({
  unit: z
    .string()
    .max(60)
    .regex(/^[a-z0-9-]*$/),
  name: Name,
  pick: z.enum(LABEL_PICKS),
  position: Position,
});

export const UpdateLabelGroup = z.object({
  groupId: z.uuid(),
  name: Name,
  pick: z.enum(LABEL_PICKS),
  position: Position,
  archived: Ticked,
});

export const CreateLabel = z.object({ groupId: z.uuid(), name: Name });

export const UpdateLabel = z.object({ labelId: z.uuid(), name: Name, position: Position, archived: Ticked });

/** Of each group that is not `free` its id and its rule, `<id>:required`. */
const Rule = z
  .string()
  .max(60)
  .transform((text) => {
    const [groupId, rule] = text.split(":");
    return { groupId, rule: rule as LabelRule };
  })
  .pipe(z.object({ groupId: z.uuid(), rule: z.enum(LABEL_RULES) }));

export const RuleLabels = z.object({
  boardId: z.uuid(),
  rules: z
    .array(z.union([z.literal("").transform(() => null), Rule]))
    .max(2 * GROUPS_PER_AREA)
    .default([])
    .transform((rules) => rules.filter((rule) => rule !== null)),
});
