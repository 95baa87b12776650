import type { ReactNode } from "react";
import type { Imprint } from "#db/enums/imprint.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Of = { name: string; enName: string; imprint: Imprint; isDemo: boolean };
type Props = { lang: Lang; organisation: Of; children: ReactNode };

/** Whose pages these are, under which numbers they are registered, and what else belongs at the foot. */
export function SiteFooter({ lang, organisation, children }: Props) {
  return (
    <footer className="foot">
      <div className="wrap">
        <ImprintLines lang={lang} organisation={organisation} />
        <div className="links">{children}</div>
        {organisation.isDemo && <p className="demo">{words(lang, "layout")("footer.demo")}</p>}
      </div>
    </footer>
  );
}

/** Empty settings leave no trace. */
export function ImprintLines({ lang, organisation }: { lang: Lang; organisation: Of }) {
  const t = words(lang, "layout");
  const { undertaker, icp, police, siteCode, contact } = organisation.imprint;
  const outside = (href: string, text: string) => (
    <p>
      <a href={href} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    </p>
  );
  return (
    <>
      <p>{t("footer.host", { name: (lang === "en" && organisation.enName) || organisation.name })}</p>
      {undertaker && <p>{t("footer.undertaker", { name: undertaker })}</p>}
      {icp && outside("https://beian.miit.gov.cn/", icp)}
      {police && outside(`https://beian.mps.gov.cn/#/query/webSearch?code=${police.replace(/\D/g, "")}`, police)}
      {siteCode && <p>{t("footer.siteCode", { code: siteCode })}</p>}
      {contact && outside(contact.startsWith("https://") ? contact : `mailto:${contact}`, t("footer.contact"))}
    </>
  );
}
