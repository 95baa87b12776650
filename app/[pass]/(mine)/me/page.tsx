import {
  Bell,
  Bookmark,
  BookOpenCheck,
  BriefcaseBusiness,
  ChevronRight,
  FilePenLine,
  Settings,
  UserRound,
  Users,
} from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { SignOutForm } from "#components/accounts/sign-out-form.tsx";
import { unitName } from "#components/people/unit-options.tsx";
import { countDuties } from "#domains/bulletins/must-reads/duties.ts";
import { mayUseDesk } from "#domains/desk.ts";
import { personOf } from "#domains/edge/audience.ts";
import { countUnread } from "#domains/notifications/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/me");
  return { title: words(lang, "layout")("me.title") };
});

/** The reader's own corner: everything that is not shared, one tap away. */
export default orMissing(async function MePage({ params }: Props) {
  const { actor, lang } = await personOf(params, "/me");
  const t = words(lang, "layout");
  const [unread, duties] = await Promise.all([countUnread(actor), countDuties(actor)]);
  const links = [
    { href: "/inbox", label: t("me.inbox"), icon: Bell, count: unread },
    { href: "/must-read", label: t("me.duties"), icon: BookOpenCheck, count: duties },
    { href: "/drafts", label: t("me.drafts"), icon: FilePenLine },
    { href: "/bookmarks", label: words(lang, "order")("bookmarks.title"), icon: Bookmark },
    { href: `/people/${actor.id}`, label: t("me.profile"), icon: UserRound },
    { href: "/people", label: t("me.people"), icon: Users },
    { href: "/settings", label: t("me.settings"), icon: Settings },
    ...(mayUseDesk(actor) ? [{ href: "/desk", label: t("me.desk"), icon: BriefcaseBusiness }] : []),
  ];
  return (
    <section className="formpage">
      <header className="mehead">
        <span className="av" aria-hidden="true">
          {[...actor.name][0]}
        </span>
        <div>
          <h1>{actor.name}</h1>
          <p className="meta">
            {actor.homes.map((home) => (
              <span key={home.unitId}>{[unitName(home, lang), home.post].filter(Boolean).join(" · ")}</span>
            ))}
          </p>
        </div>
      </header>
      <nav aria-label={t("me.title")}>
        <ul className="melist">
          {links.map(({ href, label, icon: Icon, count = 0 }) => (
            <li key={href}>
              <Link href={href} prefetch={false}>
                <Icon className="i" aria-hidden />
                {label}
                {count > 0 && <b className="n">{count}</b>}
                <ChevronRight className="i go" aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
        <h2>{t("me.units")}</h2>
        <ul className="melist">
          {actor.homes.map((home) => (
            <li key={home.unitId}>
              <Link href={`/units/${home.slug}`} prefetch={false}>
                {unitName(home, lang)}
                <ChevronRight className="i go" aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <SignOutForm label={t("me.signOut")} />
    </section>
  );
});
