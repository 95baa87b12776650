/** What a grant may say. Each holds for a unit and its subtree. */
export const ROLES = [
  "leader",
  "editor",
  "reviewer",
  "publisher",
  "intake",
  "case-manager",
  "handler",
  "trial",
  "system-admin",
  "security-admin",
  "audit-admin",
] as const;
export type Role = (typeof ROLES)[number];

/** 三员分立: none of the three holds another's power, so nobody may hold two of them. */
export const ADMIN_ROLES = ["system-admin", "security-admin", "audit-admin"] as const satisfies Role[];

/** Those who work on content or discipline; they may enter the units below the unit of their grant. */
export const STAFF_ROLES = ROLES.filter((role) => !(ADMIN_ROLES as readonly Role[]).includes(role));
