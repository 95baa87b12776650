import { createHash, randomBytes, randomInt } from "node:crypto";
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { ADMIN_ROLES } from "#db/enums/roles.ts";
import { grants, members, memberships, oneTimeLinks } from "#db/schema/accounts.ts";
import { events, organisation } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { parseInput } from "#domains/kernel/input.ts";
import { SetUp } from "./input.ts";
import { hashPassword } from "./passwords.ts";

const LINK_MINUTES = 30;
const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/** Whether somebody holds one of the three administrators' roles. */
export async function hasAdministrator(): Promise<boolean> {
  const [row] = await db
    .select({ id: grants.id })
    .from(grants)
    .where(and(inArray(grants.role, [...ADMIN_ROLES]), isNull(grants.revokedAt)))
    .limit(1);
  return row !== undefined;
}

/** A link for the first administrator, good once and for half an hour; links issued before die. */
export async function issueSetUpLink(origin: string): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.now() + LINK_MINUTES * 60_000);
  await db.transaction(async (tx) => {
    await tx
      .update(oneTimeLinks)
      .set({ usedAt: new Date() })
      .where(and(eq(oneTimeLinks.purpose, "set-up"), isNull(oneTimeLinks.usedAt)));
    await tx.insert(oneTimeLinks).values({ purpose: "set-up", tokenHash: hashOf(token), expiresAt });
  });
  return `${origin.replace(/\/$/, "")}/set-up/${token}`;
}

/** Whether a set-up link may still be used. */
export const isSetUpOpen = async (token: string) => (await findLink(token)) !== null && !(await hasAdministrator());

async function findLink(token: string, on: Tx | typeof db = db) {
  const [link] = await on
    .select({ id: oneTimeLinks.id })
    .from(oneTimeLinks)
    .where(
      and(
        eq(oneTimeLinks.purpose, "set-up"),
        eq(oneTimeLinks.tokenHash, hashOf(token)),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, new Date()),
      ),
    );
  return link ?? null;
}

export type SetUpResult = { memberId: string; handed: { name: string; password: string }[] };

/**
 * Founds the organisation: its root unit and the three administrators, none of whom holds another's power (三员分立).
 * The first chooses a password; the other two get one to be handed over, to be changed at their first sign-in.
 */
export async function setUp(form: Record<string, unknown>): Promise<SetUpResult> {
  const input = parseInput(SetUp, form);
  if (input.password !== input.again) throw invalid("again", "notTheSame");
  const names = [input.signInName, input.securityName, input.auditName].map((name) => name.toLowerCase());
  if (new Set(names).size !== names.length) throw invalid("auditName", "taken");
  const passwords = [input.password, oneTimePassword(), oneTimePassword()] as const;
  const hashes = await Promise.all(passwords.map(hashPassword));
  return db.transaction(async (tx) => {
    const link = await findLink(input.token, tx);
    if (!link || (await hasAdministrator())) throw new DomainError("not_found");
    const [spent] = await tx
      .update(oneTimeLinks)
      .set({ usedAt: new Date() })
      .where(and(eq(oneTimeLinks.id, link.id), isNull(oneTimeLinks.usedAt)))
      .returning({ id: oneTimeLinks.id });
    if (!spent) throw new DomainError("not_found");
    const unitId = await foundRoot(tx, input.organisation);
    const people = [
      { signInName: input.signInName, name: input.name, role: ADMIN_ROLES[0] },
      { signInName: input.securityName, name: "安全管理员", role: ADMIN_ROLES[1] },
      { signInName: input.auditName, name: "审计管理员", role: ADMIN_ROLES[2] },
    ];
    const ids: string[] = [];
    for (const [i, { role, ...person }] of people.entries()) {
      const [row] = await tx
        .insert(members)
        .values({ ...person, passwordHash: hashes[i], passwordMustChange: i > 0 })
        .returning({ id: members.id });
      await tx.insert(memberships).values({ memberId: row!.id, unitId });
      await tx.insert(grants).values({ memberId: row!.id, role, unitId });
      ids.push(row!.id);
    }
    await tx
      .insert(events)
      .values({ name: "accounts.organisation.founded", actorId: ids[0], subjectId: unitId, unitId });
    const handed = [
      { name: input.securityName, password: passwords[1] },
      { name: input.auditName, password: passwords[2] },
    ];
    return { memberId: ids[0]!, handed };
  });
}

async function foundRoot(tx: Tx, name: string): Promise<string> {
  await tx.insert(organisation).values({ name }).onConflictDoUpdate({ target: organisation.id, set: { name } });
  const root = await tx.query.units.findFirst({ where: isNull(units.parentId) });
  if (root) return root.id;
  const [row] = await tx.insert(units).values({ slug: "group", name, path: "group" }).returning({ id: units.id });
  return row!.id;
}

/** Three groups of four signs that are not mistaken for one another. */
function oneTimePassword(): string {
  const signs = "abcdefghjkmnpqrstuvwxyz23456789";
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join("");
  return [group(), group(), group()].join("-");
}
