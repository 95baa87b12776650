import Link from "next/link";
import { type Lang, words } from "#lib/i18n.ts";

/** One text for what is missing and for what is forbidden: nobody can tell which. */
export function Missing({ lang }: { lang: Lang }) {
  const t = words(lang, "layout");
  return (
    <section className="result">
      <p className="result-code num">404</p>
      <h1>{t("errors.missingTitle")}</h1>
      <p className="lede">{t("errors.missingText")}</p>
      <Link className="btn" href="/" prefetch={false}>
        {t("errors.missingAction")}
      </Link>
    </section>
  );
}
