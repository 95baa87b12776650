import { UsersRound } from "lucide-react";
import { type Lang, words } from "#lib/i18n.ts";

type Unit = { unitName: string | null; unitEnName: string | null };

/** The unit's name in the reader's language. */
export const unitNameOf = ({ unitName, unitEnName }: Unit, lang: Lang): string | null =>
  lang === "en" && unitEnName ? unitEnName : unitName;

type Props = { lang: Lang; of: Unit; count?: number };

/** Who can see it, always said first: everyone of the organisation, or one unit. */
export function AudienceBadge({ lang, of, count }: Props) {
  return (
    <span className="badge q">
      <UsersRound className="i" aria-hidden />
      {audienceText(lang, of, count)}
    </span>
  );
}

export function audienceText(lang: Lang, of: Unit, count?: number): string {
  const t = words(lang, "forum");
  const unit = unitNameOf(of, lang);
  if (count === undefined) return unit === null ? t("audience.siteShort") : t("audience.unitShort", { unit });
  return unit === null ? t("audience.site", { count }) : t("audience.unit", { unit, count });
}
