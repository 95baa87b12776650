import { and, eq, isNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";

/** Which claim of the provider is a member's sign-in name. */
export const claimName = () => process.env.QINGFENG_OIDC_CLAIM ?? "preferred_username";

/**
 * A sign-in name as the register writes them, to the letter. Nothing is folded here: a provider that lets people choose
 * names with `＠` or Cyrillic letters must not lead anybody into another's account (the class of CVE-2026-73420).
 */
const SIGN_IN_NAME = /^[A-Za-z0-9][A-Za-z0-9._@-]{1,79}$/;

/** Whether single sign-on is set up. */
export const hasSso = () => Boolean(process.env.QINGFENG_OIDC_ISSUER);

/** A person at the provider: `sub` is unique within one issuer only. */
export const subjectOf = (issuer: string, sub: string) => `${issuer} ${sub}`;

type Found = { memberId: string } | { refused: "unknown" | "closed" | "taken" };

/**
 * The member behind a person at the provider. The first time, an existing member whose sign-in name the claim says is
 * linked; nobody is ever made a member here. An e-mail address as claim counts only when the provider verified it.
 */
export async function findOrLinkMember(subject: string, claims: Record<string, unknown>): Promise<Found> {
  const columns = { id: members.id, deactivatedAt: members.deactivatedAt, ssoSubject: members.ssoSubject };
  const [linked] = await db.select(columns).from(members).where(eq(members.ssoSubject, subject));
  if (linked) return linked.deactivatedAt ? { refused: "closed" } : { memberId: linked.id };
  const name = claims[claimName()];
  if (typeof name !== "string" || !SIGN_IN_NAME.test(name)) return { refused: "unknown" };
  if (claimName() === "email" && claims.email_verified !== true) return { refused: "unknown" };
  const sameName = sql`lower(${members.signInName}) = lower(${name})`;
  const [member] = await db.select(columns).from(members).where(sameName);
  if (!member) return { refused: "unknown" };
  if (member.deactivatedAt) return { refused: "closed" };
  return (await link(member.id, subject)) ? { memberId: member.id } : { refused: "taken" };
}

/** The first subject stays; a second person of the same name is not let in. */
async function link(memberId: string, ssoSubject: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const linked = await tx
      .update(members)
      .set({ ssoSubject })
      .where(and(eq(members.id, memberId), isNull(members.ssoSubject)))
      .returning({ id: members.id });
    if (linked.length === 0) return false;
    await tx.insert(events).values({ name: "accounts.sso.linked", actorId: memberId, subjectId: memberId });
    return true;
  });
}
