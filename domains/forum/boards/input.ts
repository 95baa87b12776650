import { z } from "zod";
import { BOARD_LEVELS } from "#db/enums/forum.ts";
import { Line, Lines } from "#lib/text/line.ts";
import { Ticked } from "../input.ts";

const Name = Line(2, 30);
const Description = Line(0, 200);
/** Headings to fill in, not a text of its own. */
const Template = Lines(2_000).default("");
/** Where something stands among its like. */
export const Position = z
  .union([
    z.int().min(0).max(999),
    z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
  ])
  .default(0);

/** `unit` empty: a board of the whole organisation. The slug becomes part of the address. */
export const CreateBoard = z.object({
  unit: z
    .string()
    .max(60)
    .regex(/^[a-z0-9-]*$/),
  slug: z
    .string()
    .min(2)
    .max(40)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: Name,
  description: Description,
  template: Template,
  position: Position,
  needsApproval: Ticked,
  allowsAnonymous: Ticked,
});

export const UpdateBoard = z.object({
  boardId: z.uuid(),
  name: Name,
  description: Description,
  template: Template,
  position: Position,
  needsApproval: Ticked,
  allowsAnonymous: Ticked,
});

export const ArchiveBoard = z.object({ boardId: z.uuid(), archived: Ticked });

export const FollowBoard = z.object({ boardId: z.uuid(), level: z.enum(BOARD_LEVELS) });
