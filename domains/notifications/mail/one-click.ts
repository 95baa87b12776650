import { findActor } from "#domains/accounts/queries.ts";
import { switchOffMail } from "./commands/switch-off-mail.ts";
import { readUnsubscribeToken } from "./unsubscribe.ts";

/** Switches off what the token is about, without a session; false when it is not ours. Whoever is gone gets no mail anyway. */
export async function unsubscribe(token: string): Promise<boolean> {
  const claims = readUnsubscribeToken(token);
  if (!claims) return false;
  const member = await findActor(claims.memberId);
  if (member) await switchOffMail(member, { token });
  return true;
}
