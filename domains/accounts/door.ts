import { sql } from "drizzle-orm";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { parseInput } from "#domains/kernel/input.ts";
import { signIn } from "./auth.ts";
import { clientAddress } from "./client-address.ts";
import { sessionCookie } from "./cookies.ts";
import { ownPath } from "./own-path.ts";
import { verifyPassword } from "./passwords.ts";
import { sessionIdOf } from "./session-token.ts";
import { endSession } from "./sessions.ts";
import { forgiveTries, takeTry, triesLeft } from "./throttle.ts";
import { issueTicket } from "./ticket.ts";

export const SignIn = z.object({
  name: z.string().trim().min(1).max(80),
  password: z.string().min(1).max(200),
  next: z.string().max(2_000).optional(),
});

/** Checks name and password; an unknown name takes as long and answers as a wrong password. Returns the member's id. */
export async function checkPassword(name: string, password: string, address: string): Promise<string> {
  await takeTry(name, address);
  const [member] = await db
    .select({ id: members.id, passwordHash: members.passwordHash, deactivatedAt: members.deactivatedAt })
    .from(members)
    .where(sql`lower(${members.signInName}) = lower(${name})`);
  const fits = await verifyPassword(password, member?.passwordHash ?? null);
  if (!member || !fits || member.deactivatedAt) {
    throw new DomainError("invalid", {
      form: { key: "wrongPassword", values: { left: await triesLeft(name, address) } },
    });
  }
  await forgiveTries(name, address);
  return member.id;
}

/** Opens a session for whoever gave the right password and goes where they wanted to go. */
export async function enter(form: Record<string, unknown>): Promise<never> {
  const input = parseInput(SignIn, form);
  const memberId = await checkPassword(input.name, input.password, clientAddress(await headers()));
  await signIn("credentials", { ticket: issueTicket(memberId, "password"), redirect: false });
  redirect(ownPath(input.next));
}

/** Ends the session of this browser; its cookie goes, and what it had opened is asked for again. */
export async function leave(): Promise<never> {
  const jar = await cookies();
  const sessionId = await sessionIdOf(jar.get(sessionCookie())?.value);
  if (sessionId) await endSession(sessionId);
  jar.delete({ name: sessionCookie(), path: "/", secure: sessionCookie().startsWith("__Host-") });
  redirect("/sign-in");
}
