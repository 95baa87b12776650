import type { Role } from "./roles.ts";

/** 审 weighs what is said, 校 reads how it is written. */
export const TASK_KINDS = ["review", "proof"] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export const VERDICTS = ["approve", "return"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why a text goes back. */
export const RETURN_REASONS = ["facts", "policy", "secrecy", "privacy", "wording", "format", "other"] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** A passage as it stands in the text, and what is to be done about it. */
export type Mark = { quote: string; note: string };

/** overtaken: an emergency publication ended it, and began the next. */
export const REVIEW_STATES = ["in_review", "returned", "approved", "recalled", "overtaken"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Who has to say yes: so many people who hold `role` over the area of the text. */
export type Task = { kind: TaskKind; role: Role; approvers: number };
/** A step of a route. Its tasks run side by side; within `hours` of the step's beginning they should be done. */
export type Step = { tasks: Task[]; hours: number | null; checklist: string[] };

/** must: has to be put right; advice: is for its writer to weigh. */
export const FINDING_LEVELS = ["must", "advice"] as const;
export type FindingLevel = (typeof FINDING_LEVELS)[number];

/** A fault that has to be put right and stood in a text when it went on nevertheless: which kind, and the passage. */
export type OpenFault = { kind: string; found: string };

/** What a version was kept for. The last three the house keeps by itself while somebody writes. */
export const AUTOMATIC_KEEPS = ["writer", "pause", "interval"] as const;
export const KEPT_FOR = ["review", "plan", "publication", "overwritten", "restored", ...AUTOMATIC_KEEPS] as const;
export type KeptFor = (typeof KEPT_FOR)[number];
