import Link from "next/link";
import type { ReactNode } from "react";
import { LIST_KINDS, type ListKind } from "#db/enums/lists.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { UnreadBadge } from "./islands/unread-badge.tsx";

type Props = {
  lang: Lang;
  /** `all`: the boards, or all threads of one, as everybody sees them. */
  current: ListKind | "all";
  /** The page of `all`. */
  here: string;
  /** What narrows the lists: `?board=festivals`, or nothing. */
  query: string;
  /** How many threads have something unread, where the page knows it; on a shared page it comes with the overlay. */
  unread?: number;
  children?: ReactNode;
};

/** From the threads as everybody sees them to the lists that are one's own. */
export function ListTabs({ lang, current, here, query, unread, children }: Props) {
  const t = words(lang, "lists");
  return (
    <div className="bbar">
      <nav className="tabs" aria-label={t("nav")}>
        {(["all", ...LIST_KINDS] as const).map((kind) => (
          <Link
            key={kind}
            href={kind === "all" ? here : `/forum/lists/${kind}${query}`}
            prefetch={false}
            aria-current={kind === current ? "page" : undefined}
          >
            {t(`kinds.${kind}`)}
            {kind === "unread" && <UnreadBadge known={unread} text={t.raw("badge") as string} />}
          </Link>
        ))}
      </nav>
      {children}
    </div>
  );
}
