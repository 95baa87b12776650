import { canGuardSessions } from "#domains/accounts/policy.ts";
import { canOverseeDelegations } from "#domains/bulletins/delegations/policy.ts";
import { canWatchReading } from "#domains/bulletins/must-reads/policy.ts";
import { canKeepWordList, canManageColumns, canUseBulletinDesk } from "#domains/bulletins/policy.ts";
import { canManageTopics } from "#domains/bulletins/topics/policy.ts";
import { canUseCaseDesk } from "#domains/cases/policy.ts";
import { managesBoards } from "#domains/forum/policy.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { canUseLibrary } from "#domains/media/policy.ts";
import { mayHandle, moderatesAnywhere } from "#domains/moderation/policy.ts";
import { canSeeOutbox } from "#domains/notifications/mail/policy.ts";
import { canAdministerGrants, canAdministerPeople, canLeadMembers, canReadRegister } from "#domains/people/policy.ts";
import { canReadLimits } from "#domains/units/limits/policy.ts";
import { canAdministerUnits, holds, holdsAnywhere } from "#domains/units/policy.ts";
import { webhookHosts } from "#domains/webhooks/address.ts";
import { keepsWebhooks } from "#domains/webhooks/policy.ts";

export type DeskPage =
  | "bulletins"
  | "delegations"
  | "cases"
  | "columns"
  | "topics"
  | "media"
  | "words"
  | "reading"
  | "moderation"
  | "reasons"
  | "rules"
  | "mutes"
  | "boards"
  | "labels"
  | "members"
  | "tokens"
  | "webhooks"
  | "people"
  | "units"
  | "grants"
  | "sessions"
  | "organisation"
  | "outbox"
  | "limits"
  | "log"
  | "audit";
export type DeskPages = Record<"content" | "reach" | "unit" | "organisation" | "trail", DeskPage[]>;

/** The desk is for whoever may open one of its pages. */
export const mayUseDesk = (actor: Actor) => Object.values(deskGroups(actor)).flat().length > 0;

/** Which pages of the desk this person may open, in the order of the navigation. Each page gates itself all the same. */
export function deskGroups(actor: Actor): DeskPages {
  const pages = (list: [DeskPage, boolean][]) => list.filter(([, may]) => may).map(([name]) => name);
  return {
    content: pages([
      ["bulletins", canUseBulletinDesk(actor)],
      ["delegations", canUseBulletinDesk(actor)],
      ["cases", canUseCaseDesk(actor)],
      ["media", canUseLibrary(actor)],
      ["topics", canManageTopics(actor)],
      ["columns", canManageColumns(actor)],
      ["words", canKeepWordList(actor)],
    ]),
    reach: pages([["reading", canWatchReading(actor)]]),
    unit: pages([
      ["moderation", mayHandle(actor)],
      ["mutes", moderatesAnywhere(actor)],
      ["reasons", moderatesAnywhere(actor)],
      ["rules", moderatesAnywhere(actor)],
      ["boards", managesBoards(actor)],
      ["labels", managesBoards(actor)],
      ["members", canLeadMembers(actor)],
      ["tokens", holdsAnywhere(actor, ["leader"])],
      ["webhooks", keepsWebhooks(actor) && webhookHosts().length > 0],
    ]),
    organisation: pages([
      ["people", canReadRegister(actor)],
      ["units", canAdministerUnits(actor)],
      ["grants", canAdministerGrants(actor)],
      ["delegations", canOverseeDelegations(actor) && !canUseBulletinDesk(actor)],
      ["sessions", canAdministerGrants(actor)],
      ["tokens", canGuardSessions(actor) && !holdsAnywhere(actor, ["leader"])],
      ["organisation", canAdministerPeople(actor)],
      ["outbox", canSeeOutbox(actor)],
      ["limits", canReadLimits(actor)],
    ]),
    trail: pages([
      ["log", moderatesAnywhere(actor)],
      ["audit", holds(actor, ["audit-admin"], null)],
    ]),
  };
}
