import type { MailGroup } from "#db/enums/mails.ts";
import { signatureOf } from "#domains/accounts/secret.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { inert } from "#lib/text/inert.ts";

export type Message = ReturnType<typeof messageOf>;
type Given = { kind: MailGroup; place: string; lang: Lang; site: string };

/**
 * What a device shows: what kind of thing waits, and the inbox, where it is asked who may read it. No name, title or word
 * of what was said: it lies on a locked screen beside others' eyes, and may come when its reader has lost access.
 */
export function messageOf({ kind, place, lang, site }: Given) {
  return {
    title: inert(site),
    body: words(lang, "push")(`says.${kind}`),
    tag: topicOf(kind, place),
    address: "/inbox",
  };
}

/** Of the same topic a newer message takes the place of the older (RFC 8030, 5.4). Nobody learns from it which thread it is. */
export const topicOf = (kind: MailGroup, place: string) => signatureOf("push topic", `${kind}.${place}`).slice(0, 32);
