import { headers } from "next/headers";
import { publicOrigin } from "#lib/mail.ts";

/** What whole addresses begin with: the configured origin, else the host that was asked, told to nobody but who asked. */
export async function originHere(): Promise<string> {
  return publicOrigin() ?? `http://${(await headers()).get("host") ?? "localhost"}`;
}
