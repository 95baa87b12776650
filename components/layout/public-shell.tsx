import { LogIn } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { type Lang, words } from "#lib/i18n.ts";
import { ElderToggle } from "./elder-toggle.tsx";
import { LangSwitch } from "./lang-switch.tsx";
import { Logo } from "./site-shell.tsx";

type Props = { lang: Lang; organisation: { name: string; enName: string; isDemo: boolean }; children: ReactNode };

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
      <footer className="foot">
        <div className="wrap">
          <p>{t("footer.host", { name: (lang === "en" && organisation.enName) || organisation.name })}</p>
          <div className="links">
            <LangSwitch lang={lang} label={t("footer.switchLang")} />
          </div>
          {organisation.isDemo && <p className="demo">{t("footer.demo")}</p>}
        </div>
      </footer>
    </>
  );
}
