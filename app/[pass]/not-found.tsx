import Link from "next/link";
import { pass as passSegment } from "next/root-params";
import { SiteShell } from "#components/layout/site-shell.tsx";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { openPass } from "#domains/edge/pass.ts";
import { words } from "#lib/i18n.ts";

/** One page for what is missing and for what is forbidden: nobody can tell which. */
export default async function NotFound() {
  const lang = openPass(await passSegment())?.lang ?? "zh-CN";
  const t = words(lang, "layout");
  return (
    <SiteShell lang={lang} organisation={await findOrganisation()}>
      <section className="result">
        <p className="result-code num">404</p>
        <h1>{t("errors.missingTitle")}</h1>
        <p className="lede">{t("errors.missingText")}</p>
        <Link className="btn" href="/">
          {t("errors.missingAction")}
        </Link>
      </section>
    </SiteShell>
  );
}
