import { cookies } from "next/headers";
import { isSecure, sessionCookie } from "./cookies.ts";
import { sessionIdOf } from "./session-token.ts";
import { endSession } from "./sessions.ts";

/** The session that this browser's cookie names, open or not. */
export const sessionIdHere = async () => sessionIdOf((await cookies()).get(sessionCookie())?.value);

/** A session that is signed in over, or left, is dead: its cookie opens nothing any more (OWASP ASVS 5.0, 7.2.4). */
export async function endSessionHere(): Promise<void> {
  const sessionId = await sessionIdHere();
  if (sessionId) await endSession(sessionId);
}

/** Ends the session of this browser and takes its cookie away. */
export async function leave(): Promise<void> {
  await endSessionHere();
  (await cookies()).delete({ name: sessionCookie(), path: "/", secure: isSecure() });
}
