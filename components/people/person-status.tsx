import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; person: { deactivatedAt: Date | null; lastSeenAt: Date | null } };

/** Active, never signed in, or deactivated: in words, with a dot in its colour. */
export function PersonStatus({ lang, person }: Props) {
  const t = words(lang, "people");
  if (person.deactivatedAt) return <span className="status b">{t("states.deactivated")}</span>;
  if (!person.lastSeenAt) return <span className="status k">{t("states.never")}</span>;
  return <span className="status ok">{t("states.active")}</span>;
}
