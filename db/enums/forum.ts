export const REACTIONS = ["agree", "thanks", "insight", "support"] as const;
export type Reaction = (typeof REACTIONS)[number];

/**
 * How closely somebody follows: told of every reply; kept among what they follow without a word in the inbox; told when
 * called by name or answered; told of nothing, and nothing counted.
 */
export const FOLLOW_LEVELS = ["watch", "track", "normal", "mute"] as const;
export type FollowLevel = (typeof FOLLOW_LEVELS)[number];

/** A board is followed for its new threads. */
export const BOARD_LEVELS = ["watch", "normal", "mute"] as const satisfies FollowLevel[];
export type BoardLevel = (typeof BOARD_LEVELS)[number];

/** Why. The board's level is not stored with the thread: it holds for threads that have none of their own. */
export const FOLLOW_REASONS = ["chosen", "wrote", "opened", "mentioned", "board"] as const;
export type FollowReason = (typeof FOLLOW_REASONS)[number];

/** Why a post is flagged (投诉). */
export const FLAG_REASONS = ["privacy", "insult", "off-topic", "untrue", "other"] as const;
export type FlagReason = (typeof FLAG_REASONS)[number];

/** What makes a post wait for approval (审核规则). */
export const HOLD_KINDS = ["words", "new-member", "first-posts", "links", "rate"] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

export const MODERATION_KINDS = [
  "hide-post",
  "restore-post",
  "hide-revision",
  "restore-revision",
  "approve-post",
  "reject-post",
  "dismiss-flags",
  "rename-thread",
  "lock-thread",
  "unlock-thread",
  "pin-thread",
  "unpin-thread",
  "move-thread",
  "unmove-thread",
  "split-thread",
  "move-posts",
  "merge-thread",
  "slow-thread",
  "unslow-thread",
  "mute-member",
  "unmute-member",
  "warn-member",
  "withdraw-warning",
  "propose-purge",
  "decline-purge",
  "purge-post",
  "ask-reveal",
  "decline-reveal",
  "reveal-author",
  "note",
  "uphold-appeal",
  "decline-appeal",
] as const;
export type ModerationKind = (typeof MODERATION_KINDS)[number];

/** What a leader may set for a time to come. */
export const TIMER_KINDS = ["close", "reopen", "remind"] as const;
export type TimerKind = (typeof TIMER_KINDS)[number];

/** In which office somebody acted: as leader of the area itself, of a unit above it, or as a reviewer of appeals. */
export type ModeratorOffice = "leader" | "leader-above" | "reviewer";

export const BREACH_KINDS = ["politics", "organisation", "integrity", "masses", "work", "life"] as const;
export type BreachKind = (typeof BREACH_KINDS)[number];
