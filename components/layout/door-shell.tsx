import "./door.css";
import type { ReactNode } from "react";
import type { Imprint } from "#db/enums/imprint.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { ElderToggle } from "./elder-toggle.tsx";
import { HillPicture } from "./hill-picture.tsx";
import { LakePicture } from "./lake-picture.tsx";
import { LangSwitch } from "./lang-switch.tsx";
import { ImprintLines } from "./site-footer.tsx";
import { Logo } from "./site-shell.tsx";

type Props = {
  lang: Lang;
  organisation: { name: string; enName: string; imprint: Imprint; isDemo: boolean };
  children: ReactNode;
};

/** The room before the door: a picture with a verse, and beside it what a guest may do. */
export function DoorShell({ lang, organisation, children }: Props) {
  const t = words(lang, "layout");
  return (
    <div className="door">
      <section className="view pic" aria-hidden="true">
        <div className="far">
          <LakePicture />
        </div>
        <div className="near">
          <HillPicture />
        </div>
        <div className="verse" lang="zh-CN">
          <p>清风徐来</p>
          <p>
            正气自生<span className="seal">清风</span>
          </p>
        </div>
      </section>
      <main className="gate" id="main">
        <header>
          <Logo lang={lang} />
          <div className="tools">
            <ElderToggle words={{ elder: t("tools.elder"), plain: t("tools.plain") }} />
            <LangSwitch lang={lang} label={t("footer.switchLang")} />
          </div>
        </header>
        {children}
        <footer>
          <ImprintLines lang={lang} organisation={organisation} />
          {organisation.isDemo && <p>{t("footer.demo")}</p>}
        </footer>
      </main>
    </div>
  );
}
