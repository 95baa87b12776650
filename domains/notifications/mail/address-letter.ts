import { CONFIRM_DAYS } from "#domains/accounts/one-time-links.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { inert } from "#lib/text/inert.ts";
import { addressOf, messageIdOf } from "./links.ts";

type Given = { mailId: string; name: string; token: string; lang: Lang; site: string };

/** The letter that asks whether an address is its member's. It carries the one link and no word of what goes on inside. */
export function writeAddressLetter({ mailId, name, token, lang, site }: Given) {
  const t = words(lang, "mails");
  const given = {
    site: inert(site),
    name: inert(name),
    link: addressOf(`/confirm-email/${token}`),
    days: CONFIRM_DAYS,
  };
  return {
    subject: t("address.mailSubject", given),
    text: t("address.mailText", given),
    messageId: messageIdOf(mailId),
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
