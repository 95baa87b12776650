import type { Actor } from "#domains/kernel/actor.ts";
import { holds } from "#domains/units/policy.ts";

/** 审计管理员 reads the log of the whole organisation and changes nothing. */
export const canAudit = (actor: Actor) => holds(actor, ["audit-admin"], null);

/**
 * Events of ordinary talk, reading and complaint. The log shows that they happened and never who: an auditor follows
 * administration, and keeps no file on how somebody speaks or reads. Written for PostgreSQL and JavaScript alike.
 */
export const CONVERSATION =
  "^(forum\\.(post|thread|draft)\\.|media\\.|notifications\\.|bulletins\\.bulletin\\.opened$|moderation\\.(post\\.flagged|action\\.appealed)$|accounts\\.(wishes|profile)\\.)";

/** Areas whose events show what exactly was changed. */
export const ADMINISTRATION = ["accounts", "people", "units", "audit"];
