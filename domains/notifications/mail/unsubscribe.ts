import { MAIL_GROUPS, type NewsKind } from "#db/enums/mails.ts";
import { isSignedBy, signatureOf } from "#domains/accounts/secret.ts";
import { UUID } from "#lib/text/urls.ts";

const PURPOSE = "mail unsubscribe";
const KINDS: readonly string[] = [...MAIL_GROUPS, "digest"];

/** What switches one kind of mail off for one member, and nothing else. It does not expire: nor does a mail. */
export function unsubscribeToken(memberId: string, kind: NewsKind): string {
  const claims = `${memberId}.${kind}`;
  return `${claims}.${signatureOf(PURPOSE, claims)}`;
}

/** Whom and what a token is about; null when we did not sign it. A duty is not switched off by a click. */
export function readUnsubscribeToken(token: string): { memberId: string; kind: NewsKind } | null {
  const [memberId = "", kind = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || !UUID.test(memberId) || !KINDS.includes(kind) || kind === "duty") return null;
  return isSignedBy(PURPOSE, `${memberId}.${kind}`, signature) ? { memberId, kind: kind as NewsKind } : null;
}
