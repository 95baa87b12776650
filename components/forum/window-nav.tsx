import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { words } from "#lib/i18n.ts";
import type { ThreadView } from "./view.ts";

type Props = {
  view: Pick<ThreadView, "lang" | "windowHref" | "postHref">;
  window: { first: number; last: number };
  lastNumber: number;
};

/** From window to window: beginning, the one before, the one behind, the newest. */
export function WindowNav({ view, window: { first, last }, lastNumber }: Props) {
  if (lastNumber <= last && first === 1) return null;
  const t = words(view.lang, "forum");
  const size = last - first + 1;
  const before = { first: first - size, last: first - 1 };
  const behind = { first: last + 1, last: Math.min(last + size, lastNumber) };
  return (
    <nav className="pages" aria-label={t("thread.pages")}>
      {first > 1 && (
        <Link href={view.windowHref(before.first)} prefetch={false} rel="prev">
          <span>
            <ChevronLeft className="i" aria-hidden />
            {t("thread.earlier", before)}
          </span>
        </Link>
      )}
      <span className="on" aria-current="page">
        {t("thread.posts", { first, last: Math.min(last, lastNumber) })}
      </span>
      {behind.first <= lastNumber && (
        <Link href={view.windowHref(behind.first)} prefetch={false} rel="next">
          <span>
            {t("thread.later", behind)}
            <ChevronRight className="i" aria-hidden />
          </span>
        </Link>
      )}
      {behind.last < lastNumber && (
        <Link href={view.postHref(lastNumber)} prefetch={false}>
          {t("thread.latest")}
        </Link>
      )}
    </nav>
  );
}
