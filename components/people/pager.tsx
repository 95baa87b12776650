import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  path: string;
  /** What the address keeps beside the cursor. */
  query: Record<string, string>;
  previous: string | null;
  next: string | null;
};

/** The way to the neighbouring pages of a list that is sorted by name. */
export function Pager({ lang, path, query, previous, next }: Props) {
  const t = words(lang, "people");
  return (
    <nav className="pages ppg" aria-label={t("pages.label")}>
      <span className="hint">{t("pages.sorted")}</span>
      <span className="grow" />
      {previous && (
        <Link href={addressOf(path, query, previous)} aria-label={t("pages.previous")} prefetch={false}>
          <ChevronLeft className="i" aria-hidden />
        </Link>
      )}
      {next && (
        <Link href={addressOf(path, query, next)} aria-label={t("pages.next")} prefetch={false}>
          <ChevronRight className="i" aria-hidden />
        </Link>
      )}
    </nav>
  );
}

const addressOf = (path: string, query: Record<string, string>, at: string) =>
  `${path}?${new URLSearchParams([...Object.entries(query).filter(([, value]) => value !== ""), ["at", at]])}`;
