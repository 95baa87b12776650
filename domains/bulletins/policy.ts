import type { Role } from "#db/enums/roles.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { holds, holdsAnywhere } from "#domains/units/policy.ts";

/** Who sees working copies: those who write 编辑, review 审核 and publish 签发 in the area. */
export const DRAFT_READERS = ["editor", "reviewer", "publisher"] as const satisfies Role[];

/** What policy asks of a working copy: its area, and the area in which it is published at present. A path of null: everyone. */
export type DraftFacts = { unitPath: string | null; published: { unitPath: string | null } | null };

export const canUseBulletinDesk = (actor: Actor) => holdsAnywhere(actor, [...DRAFT_READERS]);

export const canWriteBulletins = (actor: Actor) => holdsAnywhere(actor, ["editor"]);

/** An editor writes for the areas of the own grants. */
export const canWriteFor = (actor: Actor, unitPath: string | null) => holds(actor, ["editor"], unitPath);

export const canReadDraft = (actor: Actor, draft: DraftFacts) => holds(actor, [...DRAFT_READERS], draft.unitPath);

export const canEditDraft = (actor: Actor, draft: DraftFacts) => canWriteFor(actor, draft.unitPath);

/** Publishing needs the right at both ends: where it will be read, and where it is read now. */
export const canPublish = (actor: Actor, draft: DraftFacts) =>
  holds(actor, ["publisher"], draft.unitPath) &&
  (draft.published === null || holds(actor, ["publisher"], draft.published.unitPath));

export const canWithdraw = (actor: Actor, draft: DraftFacts) =>
  draft.published !== null && holds(actor, ["publisher"], draft.published.unitPath);

/** Columns, and with them who reviews what, are the chief publisher's: an editor must not take the own texts past review. */
export const canManageColumns = (actor: Actor) => holds(actor, ["publisher"], null);

/** The list of words that every text is searched for. */
export const canKeepWordList = (actor: Actor) => holds(actor, [...DRAFT_READERS], null);

/** What the desk offers for a working copy. */
export const draftAbilities = (actor: Actor, draft: DraftFacts) => ({
  edit: canEditDraft(actor, draft),
  publish: canPublish(actor, draft),
  withdraw: canWithdraw(actor, draft),
});
