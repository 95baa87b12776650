import { LogIn } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Imprint } from "#db/enums/imprint.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { ElderToggle } from "./elder-toggle.tsx";
import { LangSwitch } from "./lang-switch.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { Logo } from "./site-shell.tsx";

type Props = {
  lang: Lang;
  organisation: { name: string; enName: string; imprint: Imprint; isDemo: boolean };
  children: ReactNode;
};

/** Around the pages that anybody may read: whose they are, and the way in for members. */
export function PublicShell({ lang, organisation, children }: Props) {
  const t = words(lang, "layout");
  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="mast outside">
        <div className="wrap">
          <Logo lang={lang} href="/public" />
          <p className="whose">{(lang === "en" && organisation.enName) || organisation.name}</p>
          <div className="tools">
            <ElderToggle words={{ elder: t("tools.elder"), plain: t("tools.plain") }} />
            <Link className="btn g s" href="/" prefetch={false}>
              <LogIn className="i" aria-hidden />
              {t("public.enter")}
            </Link>
          </div>
        </div>
      </header>
      <main className="wrap" id="main">
        {children}
      </main>
      <SiteFooter lang={lang} organisation={organisation}>
        <LangSwitch lang={lang} label={t("footer.switchLang")} />
      </SiteFooter>
    </>
  );
}
