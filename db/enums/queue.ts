/** Why a matter waits for a moderator: flagged, waiting for approval, an appeal, or what wants a second person: to delete for good, to find out who spoke without a name. */
export const QUEUE_KINDS = ["flags", "pending", "appeal", "purge", "reveal"] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];
/** What one moderator proposes and another must agree to. */
export type ProposalKind = Extract<QueueKind, "purge" | "reveal">;

/** Whose work of the queue is shown: everybody's, mine, what nobody has taken. */
export const HANDS = ["all", "mine", "nobody"] as const;
export type Hands = (typeof HANDS)[number];

/** What may be done to several rows at once; what needs weighing is not among it. */
export const DEEDS = ["hide", "approve", "dismiss", "assign"] as const;
export type Deed = (typeof DEEDS)[number];
