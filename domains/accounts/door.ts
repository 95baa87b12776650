import { sql } from "drizzle-orm";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { parseInput } from "#domains/kernel/input.ts";
import { signIn } from "./auth.ts";
import { clientAddress } from "./client-address.ts";
import { isSecure, sessionCookie } from "./cookies.ts";
import { Code, SignIn } from "./input.ts";
import { ownPath } from "./own-path.ts";
import { verifyPassword } from "./passwords.ts";
import { passSecondStep } from "./second-step.ts";
import { sessionIdOf } from "./session-token.ts";
import { endSession } from "./sessions.ts";
import { forgiveTries, takeTry, triesLeft } from "./throttle.ts";
import { issueTicket } from "./ticket.ts";

/** Checks name and password; an unknown name takes as long and answers as a wrong password does. */
export async function checkPassword(name: string, password: string, address: string) {
  await takeTry(name, address);
  const [member] = await db
    .select({
      id: members.id,
      passwordHash: members.passwordHash,
      deactivatedAt: members.deactivatedAt,
      owesSecondStep: sql<boolean>`${members.totpSince} is not null`,
    })
    .from(members)
    .where(sql`lower(${members.signInName}) = lower(${name})`);
  const fits = await verifyPassword(password, member?.passwordHash ?? null);
  if (!member || !fits || member.deactivatedAt) {
    const left = await triesLeft(name, address);
    throw new DomainError("invalid", { form: { key: "wrongPassword", values: { left } } });
  }
  await forgiveTries(name, address);
  return { id: member.id, owesSecondStep: member.owesSecondStep };
}

/** Opens a session for whoever gave the right password and goes where they wanted to go. */
export async function enter(form: Record<string, unknown>): Promise<never> {
  const input = parseInput(SignIn, form);
  const { id, owesSecondStep } = await checkPassword(input.name, input.password, clientAddress(await headers()));
  await signIn("credentials", { ticket: issueTicket(id, "password"), redirect: false });
  const to = ownPath(input.next);
  redirect(owesSecondStep ? `/sign-in/verify?next=${encodeURIComponent(to)}` : to);
}

/** The second step of a sign-in: the session in the cookie opens once the code is right. */
export async function verify(form: Record<string, unknown>): Promise<never> {
  const input = parseInput(Code, form);
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookie())?.value);
  if (!sessionId) redirect("/sign-in");
  await passSecondStep(sessionId, input.code);
  redirect(ownPath(input.next));
}

/** Ends the session of this browser; its cookie goes. */
export async function leave(): Promise<never> {
  const jar = await cookies();
  const sessionId = await sessionIdOf(jar.get(sessionCookie())?.value);
  if (sessionId) await endSession(sessionId);
  jar.delete({ name: sessionCookie(), path: "/", secure: isSecure() });
  redirect("/sign-in");
}
