import Link from "next/link";
import { BREACH_KINDS, type BreachKind } from "#db/enums/forum.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; base: string; current: BreachKind | null };

/** The six disciplines 六大纪律 as tabs. */
export function KindTabs({ lang, base, current }: Props) {
  const t = words(lang, "cases");
  const tab = (kind: BreachKind | null) => (
    <Link
      key={kind}
      href={kind ? `${base}/cases/kinds/${kind}` : `${base}/cases`}
      prefetch={false}
      aria-current={kind === current ? "page" : undefined}
    >
      {kind ? t(`breachShort.${kind}`) : t("all")}
    </Link>
  );
  return (
    <nav className="tabs scrolltabs" aria-label={t("kinds")}>
      {[null, ...BREACH_KINDS].map(tab)}
    </nav>
  );
}
