import type { LucideIcon } from "lucide-react";
import { Undo2 } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { badge } from "#lib/badge.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { ElderToggle } from "./elder-toggle.tsx";
import { MeTools } from "./me-tools.tsx";
import { NavLink } from "./nav-link.tsx";
import { Logo } from "./site-shell.tsx";

export type DeskGroup = {
  label: string;
  links: { href: string; label: string; icon: LucideIcon; count?: number; exact?: boolean }[];
};

type Props = {
  lang: Lang;
  groups: DeskGroup[];
  person: { name: string; post: string };
  isDemo: boolean;
  children: ReactNode;
};

/** The staff's room: navigation at the side (a row that scrolls on a phone), dense controls on the sunken ground. */
export function DeskShell({ lang, groups, person, isDemo, children }: Props) {
  const t = words(lang, "layout");
  const tools = {
    inbox: t("tools.inbox"),
    inboxUnread: t.raw("tools.inboxUnread") as string,
    account: t.raw("tools.account") as string,
    accountOf: t("tools.accountOf"),
  };
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="dmast">
        <Logo lang={lang}>
          <small>{t("desk.title")}</small>
        </Logo>
        <span className="grow" />
        <Link className="dlink" href="/" prefetch={false}>
          <Undo2 className="i" aria-hidden />
          {t("desk.back")}
        </Link>
        <ElderToggle words={{ elder: t("tools.elder"), plain: t("tools.plain") }} />
        <MeTools words={tools} />
        <span className="dme">
          <span>
            {person.name}
            <small>{person.post}</small>
          </span>
        </span>
      </header>
      <nav className="dnav" aria-label={t("nav.desk")}>
        {groups
          .filter(({ links }) => links.length > 0)
          .map(({ label, links }) => (
            <div className="dgroup" key={label}>
              <h2>{label}</h2>
              {links.map(({ href, label: text, icon: Icon, count = 0, exact }) => (
                <NavLink key={href} href={href} exact={exact}>
                  <Icon className="i" aria-hidden />
                  {text}
                  {count > 0 && <b className="n">{badge(count)}</b>}
                </NavLink>
              ))}
            </div>
          ))}
        {isDemo && <p className="demo">{t("desk.demo")}</p>}
      </nav>
      <main className="dmain" id="main">
        {children}
      </main>
    </div>
  );
}
