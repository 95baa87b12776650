import type { AuditRow } from "#domains/audit/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** An event in words; one without words yet stands by its own name. */
export function eventWord(lang: Lang, name: string): string {
  const t = words(lang, "audit");
  const key = `events.${name}` as "events.people.role.given";
  return t.has(key) ? t(key) : name;
}

/** Who it was, where it is told: else a member, or the system. */
export function actorWord(lang: Lang, { actor, isMember }: Pick<AuditRow, "actor" | "isMember">): string {
  return actor ?? words(lang, "audit")(isMember ? "member" : "system");
}

export const payloadWord = (payload: Record<string, unknown>) =>
  Object.entries(payload)
    .map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(" · ");
