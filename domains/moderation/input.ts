import { z } from "zod";
import { FLAG_REASONS } from "#db/enums/forum.ts";
import { PostNumber, Ticked, Title } from "#domains/forum/input.ts";
import { WINDOW_SIZE } from "#domains/forum/limits.ts";

export const REASON_MAX_CHARS = 300;
export const NOTE_MAX_CHARS = 1_000;
/** Longer than a quarter is no longer moderation but a matter for the unit. */
export const MUTE_MAX_DAYS = 90;
/** A warning that is older says nothing about somebody any more. */
export const WARNING_MAX_DAYS = 365;
/** Within a week of being told (版规: 7 日内可申诉). */
export const APPEAL_WINDOW_DAYS = 7;

const Note = z.string().trim().max(NOTE_MAX_CHARS).default("");
/** 回复投诉人: told to those who had flagged the post. */
const Answer = z.string().trim().max(REASON_MAX_CHARS).default("");

/** A reason is told to the author, so there must be one: one of the canned ones, own words, or both in this order. */
export const Reason = z
  .object({ canned: z.string().trim().default(""), reason: z.string().trim().default("") })
  .transform(({ canned, reason }) => ({ reason: [canned, reason].filter(Boolean).join(" ") }))
  .pipe(z.object({ reason: z.string().min(2).max(REASON_MAX_CHARS) }));

export const FlagPost = z.object({
  postId: z.uuid(),
  reason: z.enum(FLAG_REASONS),
  text: z.string().trim().max(500).default(""),
});
export const OnPost = z.object({ postId: z.uuid(), note: Note });
export const OnPostWithReason = OnPost.and(Reason);
export const DismissFlags = OnPost.extend({ answer: Answer });
export const HidePost = DismissFlags.and(Reason);
/** An earlier version of a post, by its number. */
export const OnRevision = OnPost.extend({ revision: PostNumber });
export const HideRevision = OnRevision.and(Reason);
export const OnThread = z.object({ threadId: z.uuid(), note: Note });
export const OnThreadWithReason = OnThread.and(Reason);
export const RenameThread = OnThread.extend({ title: Title }).and(Reason);
export const MoveThread = OnThread.extend({ boardId: z.uuid() }).and(Reason);
/** Posts of one window; `andLater` takes along all that stand behind the first of them. */
const Chosen = z.object({
  threadId: z.uuid(),
  postIds: z.array(z.uuid()).min(1).max(WINDOW_SIZE),
  andLater: Ticked,
  note: Note,
});
/** Several posts of one window. */
export const HidePosts = Chosen.omit({ andLater: true }).and(Reason);
const THREAD_ADDRESS = /(?:^|\/threads\/)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:$|[/#?])/i;
/** The address of a thread, or its id. */
const ThreadAddress = z
  .string()
  .trim()
  .max(300)
  .transform((address) => THREAD_ADDRESS.exec(address)?.[1]?.toLowerCase() ?? "")
  .refine((id) => id !== "", { params: { key: "threadAddress" } });
/** One of those offered, or by its address, which counts where both are given. */
const Target = z
  .object({ picked: z.union([z.uuid(), z.literal("")]).default(""), target: z.string().default("") })
  .transform(({ picked, target }) => ({ target: target.trim() || picked }))
  .pipe(z.object({ target: ThreadAddress }));
export const SplitThread = Chosen.extend({ boardId: z.uuid(), title: Title }).and(Reason);
export const MovePosts = Chosen.and(Target).and(Reason);
export const MergeThread = OnThread.and(Target).and(Reason);
/** How often somebody may write in a thread in slow mode, and for how long at most that is right. */
export const SLOW_MINUTES = [2, 5, 10, 30, 60];
export const SLOW_HOURS = [1, 4, 24, 72, 168];
const oneOf = (numbers: number[]) =>
  z.coerce.number().refine((number) => numbers.includes(number), { params: { key: "malformed" } });
export const SlowThread = OnThread.extend({ minutes: oneOf(SLOW_MINUTES), hours: oneOf(SLOW_HOURS) }).and(Reason);
export const OnMember = z.object({
  /** Sign-in name, name or id of somebody of the units led. */
  person: z.string().trim().min(1).max(80),
  unitId: z.union([z.uuid(), z.literal("")]).transform((value) => value || null),
  note: Note,
});
const daysUpTo = (maximum: number) => z.coerce.number().int().min(1).max(maximum);
export const MuteMember = OnMember.extend({ days: daysUpTo(MUTE_MAX_DAYS) }).and(Reason);
/** The post that gave rise to it, if one did. */
const Cause = z.union([z.uuid(), z.literal("")]).transform((value) => value || null);
export const WarnMember = OnMember.extend({ days: daysUpTo(WARNING_MAX_DAYS), postId: Cause.default(null) }).and(
  Reason,
);
export const WithdrawWarning = z.object({ warningId: z.uuid(), note: Note });
export const LiftMute = z.object({ muteId: z.uuid(), note: Note });
export const WriteNote = z.object({ postId: z.uuid(), note: z.string().trim().min(1).max(NOTE_MAX_CHARS) });
export const NoteAppeal = z.object({ appealId: z.uuid(), note: WriteNote.shape.note });
export const Appeal = z.object({ actionId: z.uuid(), text: z.string().trim().min(5).max(1_000) });
export const DecideAppeal = z.object({ appealId: z.uuid(), decision: z.enum(["uphold", "decline"]) }).and(Reason);
