import { z } from "zod";
import { FLAG_REASONS } from "#db/enums/forum.ts";

/** A reason is told to the author, so there must be one. */
const Reason = z.string().trim().min(2).max(300);
const Note = z.string().trim().max(1_000).default("");

export const REASON_MAX_CHARS = 300;
export const NOTE_MAX_CHARS = 1_000;
/** Longer than a quarter is no longer moderation but a matter for the unit. */
export const MUTE_MAX_DAYS = 90;
/** Within a week of being told (版规: 7 日内可申诉). */
export const APPEAL_WINDOW_DAYS = 7;

export const FlagPost = z.object({
  postId: z.uuid(),
  reason: z.enum(FLAG_REASONS),
  text: z.string().trim().max(500).default(""),
});
export const OnPost = z.object({ postId: z.uuid(), note: Note });
export const OnPostWithReason = OnPost.extend({ reason: Reason });
export const OnThread = z.object({ threadId: z.uuid(), note: Note });
export const OnThreadWithReason = OnThread.extend({ reason: Reason });
export const MoveThread = OnThreadWithReason.extend({ boardId: z.uuid() });
export const MuteMember = z.object({
  /** Sign-in name, name or id of somebody of the units led. */
  person: z.string().trim().min(1).max(80),
  unitId: z.union([z.uuid(), z.literal("")]).transform((value) => value || null),
  days: z.coerce.number().int().min(1).max(MUTE_MAX_DAYS),
  reason: Reason,
  note: Note,
});
export const LiftMute = z.object({ muteId: z.uuid(), note: Note });
export const WriteNote = z.object({ postId: z.uuid(), note: z.string().trim().min(1).max(NOTE_MAX_CHARS) });
export const Appeal = z.object({ actionId: z.uuid(), text: z.string().trim().min(5).max(1_000) });
export const DecideAppeal = z.object({ appealId: z.uuid(), decision: z.enum(["uphold", "decline"]), reason: Reason });
