import Link from "next/link";
import { QUEUE_KINDS, type QueueKind } from "#db/enums/queue.ts";
import { badge } from "#lib/badge.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  counts: Record<QueueKind, number>;
  current: QueueKind | "all";
  /** The address of the queue with this kind and the other filters as they are. */
  hrefOf: (kind: QueueKind | "all") => string;
};

/** The queue by kind, with how much of each waits. */
export function QueueTabs({ lang, counts, current, hrefOf }: Props) {
  const t = words(lang, "queue");
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <nav className="tabs" aria-label={t("views")}>
      {(["all", ...QUEUE_KINDS] as const).map((kind) => {
        const count = kind === "all" ? all : counts[kind];
        return (
          <Link key={kind} href={hrefOf(kind)} prefetch={false} aria-current={kind === current ? "page" : undefined}>
            {t(`kinds.${kind}`)}
            {count > 0 && <b className={kind === current ? "n" : "n q"}>{badge(count)}</b>}
          </Link>
        );
      })}
    </nav>
  );
}
