/** one choice · several · an order of preference, counted after Borda: of n options the first gets n points, the next n − 1 … */
export const POLL_KINDS = ["single", "several", "ranked"] as const;
export type PollKind = (typeof POLL_KINDS)[number];

/** When readers learn the figures: at any time, once they have voted, or when it is closed. */
export const POLL_RESULTS = ["always", "voted", "closed"] as const;
export type PollResults = (typeof POLL_RESULTS)[number];

export const POLL_OPTIONS_MIN = 2;
export const POLL_OPTIONS_MAX = 20;
export const POLL_OPTION_MAX_CHARS = 60;
export const POLL_QUESTION_MAX_CHARS = 100;
