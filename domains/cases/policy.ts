import type { Role } from "#db/enums/roles.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { holds, holdsAnywhere } from "#domains/units/policy.ts";

/** Who sees cases that are being written. */
export const DRAFT_READERS = ["editor", "reviewer", "publisher"] as const satisfies Role[];

/** What policy asks of a case: its area (null: everyone) and whether readers see it. */
export type CaseFacts = { unitPath: string | null; publishedAt: Date | null };

export const canUseCaseDesk = (actor: Actor) => holdsAnywhere(actor, [...DRAFT_READERS]);

export const canWriteCases = (actor: Actor) => holdsAnywhere(actor, ["editor"]);

export const canWriteFor = (actor: Actor, unitPath: string | null) => holds(actor, ["editor"], unitPath);

export const canReadCaseDraft = (actor: Actor, record: CaseFacts) => holds(actor, [...DRAFT_READERS], record.unitPath);

/** What readers see changes only through a publisher: to be corrected, a case is withdrawn first. */
export const canEditCase = (actor: Actor, record: CaseFacts) =>
  record.publishedAt === null && canWriteFor(actor, record.unitPath);

export const canPublishCase = (actor: Actor, record: CaseFacts) =>
  record.publishedAt === null && holds(actor, ["publisher"], record.unitPath);

export const canWithdrawCase = (actor: Actor, record: CaseFacts) =>
  record.publishedAt !== null && holds(actor, ["publisher"], record.unitPath);

/** What the desk offers for a case. */
export const caseAbilities = (actor: Actor, record: CaseFacts) => ({
  edit: canEditCase(actor, record),
  publish: canPublishCase(actor, record),
  withdraw: canWithdrawCase(actor, record),
});
