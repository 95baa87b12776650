import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { parseInput } from "#domains/kernel/input.ts";
import { signIn } from "./auth.ts";
import { checkPassword } from "./check-password.ts";
import { clientAddress } from "./client-address.ts";
import { isSecure, sessionCookie } from "./cookies.ts";
import { Code, SignIn } from "./input.ts";
import { knownDevice, rememberDevice } from "./known-device.ts";
import { ownPath } from "./own-path.ts";
import { passSecondStep } from "./second-step.ts";
import { sessionIdOf } from "./session-token.ts";
import { endSession } from "./sessions.ts";
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
  await welcome(id);
  redirect(to);
}

/** The second step: the code ends the session that owed it, and another opens. */
export async function verify(form: Record<string, unknown>): Promise<never> {
  const input = parseInput(Code, form);
  const owing = await sessionIdHere();
  if (!owing) redirect("/sign-in");
  const { memberId, kept } = await passSecondStep(owing, input.code, await knownDevice());
  await signIn("credentials", { ticket: issueTicket({ memberId, step: "second", kept }), redirect: false });
  await welcome(memberId);
  redirect(ownPath(input.next));
}

/** Ends the session of this browser and takes its cookie away. */
export async function leave(): Promise<void> {
  await endSessionHere();
  (await cookies()).delete({ name: sessionCookie(), path: "/", secure: isSecure() });
}

async function welcome(memberId: string) {
  await rememberDevice(memberId);
  await bringWishes(memberId);
}

const sessionIdHere = async () => sessionIdOf((await cookies()).get(sessionCookie())?.value);

/** A session that is signed in over, or left, is dead: its cookie opens nothing any more. */
async function endSessionHere() {
  const sessionId = await sessionIdHere();
  if (sessionId) await endSession(sessionId);
}
