import { ADMIN_ROLES, type Role } from "#db/enums/roles.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { holds, holdsAnywhere } from "#domains/units/policy.ts";
import type { Person } from "./register/subject.ts";

/*
 * 三员分立 (GB/T 22239, 管理权限分离): the system administrator keeps people and units, the security administrator gives
 * and takes roles and ends sessions, the audit administrator reads the log. None holds another's power, and none gains
 * it by a detour: resetting the password or the e-mail address of another administrator would be one.
 */

/** Creates people, edits them, places them in units. */
export const canAdministerPeople = (actor: Actor) => holds(actor, ["system-admin"], null);

/** Gives and takes roles, sees and ends sessions. */
export const canAdministerGrants = (actor: Actor) => holds(actor, ["security-admin"], null);

/** The register of all people is open to both of them. */
export const canReadRegister = (actor: Actor) => canAdministerPeople(actor) || canAdministerGrants(actor);

/** A leader sees who belongs to the own subtree. */
export const canLeadMembers = (actor: Actor) => holdsAnywhere(actor, ["leader"]);

export const isAdminRole = (role: Role) => (ADMIN_ROLES as readonly Role[]).includes(role);

const isSelf = (actor: Actor, person: Person) => actor.id === person.id;
const isOtherAdministrator = (person: Person) =>
  person.roles.some((role) => role === "security-admin" || role === "audit-admin");

/** Name, post, units: of everybody. */
export const canEditPerson = (actor: Actor, _person: Person) => canAdministerPeople(actor);

/** Sign-in name and e-mail address lead into an account: those of another administrator are not touched. */
export const canChangeWayIn = (actor: Actor, person: Person) =>
  canAdministerPeople(actor) && !isOtherAdministrator(person);

/** Nobody shuts the own account, and a security or audit administrator loses the role first. */
export const canDeactivatePerson = (actor: Actor, person: Person) =>
  canAdministerPeople(actor) && !isSelf(actor, person) && !isOtherAdministrator(person);

export const canReactivatePerson = (actor: Actor, _person: Person) => canAdministerPeople(actor);

/** For good (注销): an account that is shut already, of nobody who still holds an administrator's role. */
export const canEraseAccount = (actor: Actor, person: Person) =>
  canAdministerPeople(actor) &&
  person.deactivatedAt !== null &&
  !isSelf(actor, person) &&
  !person.roles.some(isAdminRole);

/** A new password for anybody but oneself: of administrators by the security administrator, of all others by the system administrator. */
export const canIssuePassword = (actor: Actor, person: Person) =>
  !isSelf(actor, person) && (person.roles.some(isAdminRole) ? canAdministerGrants(actor) : canAdministerPeople(actor));

/** Nobody changes the own roles. */
export const canGiveRole = (actor: Actor, person: Person) => canAdministerGrants(actor) && !isSelf(actor, person);
export const canTakeRole = canGiveRole;

/** What the desk offers for this person; the interface asks nothing else. */
export const personAbilities = (actor: Actor, person: Person) => ({
  edit: canEditPerson(actor, person),
  wayIn: canChangeWayIn(actor, person),
  deactivate: canDeactivatePerson(actor, person),
  erase: canEraseAccount(actor, person),
  issuePassword: canIssuePassword(actor, person),
  roles: canGiveRole(actor, person),
  sessions: canAdministerGrants(actor),
});
export type PersonAbilities = ReturnType<typeof personAbilities>;
