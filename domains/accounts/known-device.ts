import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { isSecure, knownDeviceCookie } from "./cookies.ts";
import { isSignedBy, signatureOf } from "./secret.ts";

const KEPT_SEC = 180 * 86_400;
const PURPOSE = "known device";

/** A browser in which a member has signed in before. It opens nothing; it only has tries of its own (throttle.ts). */
export type KnownDevice = { memberId: string; id: string };

export function writeKnownDevice({ memberId, id }: KnownDevice): string {
  const claims = `${memberId}.${id}`;
  return `${claims}.${signatureOf(PURPOSE, claims)}`;
}

/** Reads the cookie; null when it is not one of ours. */
export function readKnownDevice(cookie: string | undefined): KnownDevice | null {
  const [memberId = "", id = "", signature = ""] = (cookie ?? "").split(".");
  return isSignedBy(PURPOSE, `${memberId}.${id}`, signature) ? { memberId, id } : null;
}

/** The device of this request, if it is known. */
export const knownDevice = async () => readKnownDevice((await cookies()).get(knownDeviceCookie())?.value);

/** Remembers that this browser belongs to the member. */
export async function rememberDevice(memberId: string): Promise<void> {
  const value = writeKnownDevice({ memberId, id: randomUUID() });
  const options = { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure(), maxAge: KEPT_SEC };
  (await cookies()).set(knownDeviceCookie(), value, options);
}
