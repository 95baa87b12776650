import { and, eq, isNull, sql } from "drizzle-orm";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { events, organisation } from "#db/schema/kernel.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { parseInput } from "#domains/kernel/input.ts";
import { takePoint } from "#domains/kernel/rate-limit.ts";
import { words } from "#lib/i18n.ts";
import { canMail, publicOrigin, sendMail } from "#lib/mail.ts";
import { clientAddress } from "./client-address.ts";
import { AskReset, ResetPassword } from "./input.ts";
import { endLinks, findLink, issueToken, spendLink } from "./one-time-links.ts";
import { hashPassword } from "./passwords.ts";
import { endSessionsOf } from "./sessions.ts";

/** Asks for a link by mail. The answer is the same for every name, and comes before anything is looked up. */
export async function askReset(form: Record<string, unknown>): Promise<never> {
  const { name } = parseInput(AskReset, form);
  if (!canMail()) throw new DomainError("not_found");
  await takePoint("reset-address", clientAddress(await headers()));
  after(() =>
    mailResetLink(name).catch((error) =>
      console.error(JSON.stringify({ level: "error", at: "reset mail", error: String(error) })),
    ),
  );
  redirect("/reset-password?sent=1");
}

/**
 * Mails a link to the address on file, good once and for half an hour. Nothing happens for an unknown name, a closed
 * account, one without an address, one that comes by single sign-on, or after too many mails (`reset-mail`).
 */
export async function mailResetLink(name: string): Promise<void> {
  const [member] = await db
    .select({ id: members.id, name: members.name, email: members.email, lang: members.lang })
    .from(members)
    .where(
      and(
        sql`lower(${members.signInName}) = ${name.toLowerCase()}`,
        isNull(members.deactivatedAt),
        isNull(members.ssoSubject),
      ),
    );
  if (!member?.email) return;
  const isTooMany = await takePoint("reset-mail", member.id).then(() => false, isRefusal);
  if (isTooMany) return;
  const link = `${publicOrigin()}/reset-password/${await issueToken("password-reset", member.id)}`;
  await db.insert(events).values({ name: "accounts.password-reset.asked", subjectId: member.id });
  const [site] = await db.select({ name: organisation.name }).from(organisation);
  const t = words(member.lang ?? "zh-CN", "accounts");
  const subject = t("reset.mailSubject", { site: site?.name ?? "" });
  await sendMail({ to: member.email, subject, text: t("reset.mailText", { name: member.name, link }) });
}

function isRefusal(error: unknown): true {
  if (error instanceof DomainError) return true;
  throw error;
}

/** Whether a link of a mail may still be used. */
export const isResetOpen = async (token: string) => (await findLink("password-reset", token)) !== null;

/** Sets a new password by the link of a mail. Every session ends, and nobody is signed in by it: a second step stays owed. */
export async function resetPassword(form: Record<string, unknown>): Promise<never> {
  await applyReset(form);
  redirect("/sign-in?reset=1");
}

/** The same without the way to the door. Throws `invalid` for a link that is used up, unknown or too old. */
export async function applyReset(form: Record<string, unknown>): Promise<void> {
  const { token, password, again } = parseInput(ResetPassword, form);
  if (!(await isResetOpen(token))) throw invalid("form", "linkClosed");
  if (password !== again) throw invalid("again", "notTheSame");
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    const memberId = (await spendLink("password-reset", token, tx))?.memberId;
    if (!memberId) throw invalid("form", "linkClosed");
    await tx.update(members).set({ passwordHash, passwordMustChange: false }).where(eq(members.id, memberId));
    await endLinks("password-reset", [memberId], tx);
    await endSessionsOf(tx, memberId, memberId);
    await tx.insert(events).values({ name: "accounts.password.reset", actorId: memberId, subjectId: memberId });
  });
}
