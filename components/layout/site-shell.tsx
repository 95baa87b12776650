import { BookOpenCheck, House, MessagesSquare, Newspaper, Search, UserRound } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Imprint } from "#db/enums/imprint.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { ElderToggle } from "./elder-toggle.tsx";
import { LangSwitch } from "./lang-switch.tsx";
import { MeTools } from "./me-tools.tsx";
import { NavLink } from "./nav-link.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { SiteFooter } from "./site-footer.tsx";

type Props = {
  lang: Lang;
  organisation: { name: string; enName: string; imprint: Imprint; isDemo: boolean };
  /** The beginning of this area's addresses: nothing, or `/units/works`. */
  base?: string;
  children: ReactNode;
};

/** Everything around a page of the site: masthead, content, footer, and the bar at a phone's bottom. */
export function SiteShell({ lang, organisation, base = "", children }: Props) {
  const t = words(lang, "layout");
  const sections = [
    { href: "/", label: t("nav.home"), short: t("nav.home"), icon: House },
    { href: `${base}/bulletins`, label: t("nav.bulletins"), short: t("nav.bulletinsShort"), icon: Newspaper },
    { href: `${base}/cases`, label: t("nav.cases"), short: t("nav.casesShort"), icon: BookOpenCheck },
    { href: `${base}/forum`, label: t("nav.forum"), short: t("nav.forum"), icon: MessagesSquare },
  ];
  const tools = {
    inbox: t("tools.inbox"),
    inboxUnread: t.raw("tools.inboxUnread") as string,
    account: t.raw("tools.account") as string,
    accountOf: t("tools.accountOf"),
  };
  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="mast">
        <div className="wrap">
          <Logo lang={lang} />
          <nav aria-label={t("nav.main")}>
            {sections.map(({ href, label }) => (
              <NavLink key={href} href={href}>
                {label}
              </NavLink>
            ))}
          </nav>
          <MastSearch words={{ site: t("tools.searchSite"), hint: t("tools.searchFor") }} />
          <div className="tools">
            <Link className="find" href="/search" prefetch={false} aria-label={t("tools.search")}>
              <Search className="i" aria-hidden />
            </Link>
            <ElderToggle words={{ elder: t("tools.elder"), plain: t("tools.plain") }} />
            <MeTools words={tools} />
          </div>
        </div>
      </header>
      <main className="wrap" id="main">
        {children}
      </main>
      <SiteFooter lang={lang} organisation={organisation}>
        <Link href="/settings/display" prefetch={false}>
          {t("footer.settings")}
        </Link>
        <LangSwitch lang={lang} label={t("footer.switchLang")} />
      </SiteFooter>
      <Shortcuts />
      <nav className="tab" aria-label={t("nav.phone")}>
        {sections.map(({ href, short, icon: Icon }) => (
          <NavLink key={href} href={href}>
            <Icon className="i" aria-hidden />
            {short}
          </NavLink>
        ))}
        <NavLink href="/me">
          <UserRound className="i" aria-hidden />
          {t("nav.me")}
        </NavLink>
      </nav>
    </>
  );
}

/** A plain form: it works without a script, and costs none. */
function MastSearch({ words }: { words: { site: string; hint: string } }) {
  return (
    <search>
      <form className="search" action="/search">
        <Search className="i" aria-hidden />
        <input
          type="search"
          name="q"
          aria-label={words.site}
          placeholder={words.hint}
          maxLength={60}
          required
          data-search
        />
        <kbd>/</kbd>
      </form>
    </search>
  );
}

/** The mark: a drop of celadon with 清, and the name. */
export function Logo({ lang, href = "/", children }: { lang: Lang; href?: string; children?: ReactNode }) {
  return (
    <Link className="logo" href={href} prefetch={false}>
      <i aria-hidden="true">清</i>
      <span className="brand">{words(lang, "layout")("brand")}</span>
      {children}
    </Link>
  );
}
