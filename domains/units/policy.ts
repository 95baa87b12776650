import type { Role } from "#db/enums/roles.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { isWithin } from "./visibility.ts";

/** Whether the actor holds one of `roles` over the unit at `path`; the whole organisation (null) needs a grant at the root. */
export function holds(actor: Actor, roles: Role[], path: string | null): boolean {
  if (actor.kind === "system") return true;
  return actor.grants.some(
    (grant) => roles.includes(grant.role) && (path === null ? !grant.path.includes(".") : isWithin(path, grant.path)),
  );
}

/** Whether the actor holds one of `roles` anywhere. */
export const holdsAnywhere = (actor: Actor, roles: Role[]) =>
  actor.kind === "system" || actor.grants.some((grant) => roles.includes(grant.role));

/** A member of the unit's subtree; every member belongs to the whole organisation. */
export const belongsTo = (actor: Actor, path: string | null) =>
  actor.kind === "member" && (path === null || actor.homes.some((home) => isWithin(home.path, path)));

/** The tree of units is drawn by the system administrator alone. */
export const canAdministerUnits = (actor: Actor) => holds(actor, ["system-admin"], null);
