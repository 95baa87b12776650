import { inArray, isNull, sql } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { ADMIN_ROLES, type Role } from "#db/enums/roles.ts";
import { grants, members, memberships } from "#db/schema/accounts.ts";
import { events, organisation } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { parseInput } from "#domains/kernel/input.ts";
import { initialsOf, pinyinOf } from "#lib/pinyin.ts";
import { SetUp } from "./input.ts";
import { findLink, issueToken, spendLink } from "./one-time-links.ts";
import { newOneTimePassword } from "./one-time-password.ts";
import { hashPassword } from "./passwords.ts";

const ROOT_SLUG = "group";

/** Whether somebody holds one of the three administrators' roles. */
export async function hasAdministrator(): Promise<boolean> {
  const held = sql<boolean>`exists (select from ${grants}
    where ${inArray(grants.role, [...ADMIN_ROLES])} and ${isNull(grants.revokedAt)})`;
  const [row] = await db.execute<{ held: boolean }>(sql`select ${held} as held`);
  return row?.held === true;
}

/** A link for the first administrator, good once and for half an hour; links issued before die. */
export async function issueSetUpLink(origin: string): Promise<string> {
  return `${origin.replace(/\/$/, "")}/set-up/${await issueToken("set-up", null)}`;
}

/** Whether a set-up link may still be used. */
export const isSetUpOpen = async (token: string) =>
  (await findLink("set-up", token)) !== null && !(await hasAdministrator());

export type SetUpResult = { memberId: string; handed: { name: string; signInName: string; password: string }[] };
type Person = { role: Role; name: string; signInName: string; passwordHash: string; passwordMustChange: boolean };

/**
 * Founds the organisation: its root unit and the three administrators, none of whom holds another's power (三员分立).
 * The first chooses a password; the other two get one to be handed over, to be changed at their first sign-in.
 */
export async function setUp(form: Record<string, unknown>): Promise<SetUpResult> {
  const input = parseInput(SetUp, form);
  if (!(await isSetUpOpen(input.token))) throw invalid("form", "linkClosed");
  if (input.password !== input.again) throw invalid("again", "notTheSame");
  refuseSameNames(input);
  const handed = [
    { name: input.securityPerson, signInName: input.securityName, password: newOneTimePassword() },
    { name: input.auditPerson, signInName: input.auditName, password: newOneTimePassword() },
  ];
  const chosen = { name: input.name, signInName: input.signInName, password: input.password };
  const people: Person[] = [];
  for (const [i, { password, ...person }] of [chosen, ...handed].entries()) {
    const passwordHash = await hashPassword(password);
    people.push({ ...person, passwordHash, role: ADMIN_ROLES[i]!, passwordMustChange: i > 0 });
  }
  return db.transaction(async (tx) => {
    if (!(await spendLink("set-up", input.token, tx))) throw invalid("form", "linkClosed");
    const unitId = await foundRoot(tx, input.organisation, input.unit);
    const [first, ...others] = people;
    const memberId = await settle(tx, first!, unitId, "signInName");
    for (const [i, person] of others.entries())
      await settle(tx, person, unitId, i === 0 ? "securityName" : "auditName");
    await tx
      .insert(events)
      .values({ name: "accounts.organisation.founded", actorId: memberId, subjectId: unitId, unitId });
    return { memberId, handed };
  });
}

function refuseSameNames({ signInName, securityName, auditName }: Record<string, string>) {
  const names = [signInName, securityName, auditName].map((name) => name?.toLowerCase());
  if (names[1] === names[0]) throw invalid("securityName", "taken");
  if (names.slice(0, 2).includes(names[2])) throw invalid("auditName", "taken");
}

async function settle(tx: Tx, { role, ...person }: Person, unitId: string, field: string): Promise<string> {
  const { pinyin } = pinyinOf(person.name);
  const [row] = await tx
    .insert(members)
    .values({ ...person, pinyin, initials: initialsOf(pinyin) })
    .onConflictDoNothing()
    .returning({ id: members.id });
  if (!row) throw invalid(field, "taken");
  await tx.insert(memberships).values({ memberId: row.id, unitId });
  await tx.insert(grants).values({ memberId: row.id, role, unitId });
  return row.id;
}

async function foundRoot(tx: Tx, name: string, unitName: string): Promise<string> {
  await tx.insert(organisation).values({ name }).onConflictDoUpdate({ target: organisation.id, set: { name } });
  const root = await tx.query.units.findFirst({ where: isNull(units.parentId) });
  if (root) return root.id;
  const row = { slug: ROOT_SLUG, name: unitName || name, path: ROOT_SLUG };
  const [made] = await tx.insert(units).values(row).returning({ id: units.id });
  if (!made) throw new DomainError("conflict");
  return made.id;
}
