import { eq } from "drizzle-orm";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { parseInput } from "#domains/kernel/input.ts";
import { signIn } from "./auth.ts";
import { checkPassword } from "./check-password.ts";
import { clientAddress } from "./client-address.ts";
import { Code, SignIn } from "./input.ts";
import { knownDevice, rememberDevice } from "./known-device.ts";
import { ownPath, PASSWORD_PAGE } from "./own-path.ts";
import { passSecondStep } from "./second-step.ts";
import { endSessionHere, sessionIdHere } from "./session-here.ts";
import { issueTicket } from "./ticket.ts";
import { bringWishes } from "./wishes.ts";

/** Opens a session for whoever gave the right password and goes where they wanted to go. */
export async function enter(form: Record<string, unknown>): Promise<never> {
  const input = parseInput(SignIn, form);
  const address = clientAddress(await headers());
  const { id, owesSecondStep } = await checkPassword(input.name, input.password, address, await knownDevice());
  await endSessionHere();
  await signIn("credentials", {
    ticket: issueTicket({ memberId: id, step: "password", kept: input.keep }),
    redirect: false,
  });
  const to = ownPath(input.next);
  if (owesSecondStep) redirect(`/sign-in/verify?next=${encodeURIComponent(to)}`);
  redirect(await welcome(id, to));
}

/** The second step: the code ends the session that owed it, and another opens. */
export async function verify(form: Record<string, unknown>): Promise<never> {
  const input = parseInput(Code, form);
  const owing = await sessionIdHere();
  if (!owing) redirect("/sign-in");
  const { memberId, kept } = await passSecondStep(owing, input.code, await knownDevice());
  await signIn("credentials", { ticket: issueTicket({ memberId, step: "second", kept }), redirect: false });
  redirect(await welcome(memberId, ownPath(input.next)));
}

/** What a session begins with, and where: whoever came in with a one-time password changes it before all else. */
async function welcome(memberId: string, to: string): Promise<string> {
  await rememberDevice(memberId);
  await bringWishes(memberId);
  const [member] = await db
    .select({ mustChange: members.passwordMustChange })
    .from(members)
    .where(eq(members.id, memberId));
  return member?.mustChange ? PASSWORD_PAGE : to;
}
