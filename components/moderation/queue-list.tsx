import { Flag, Hourglass, Scale } from "lucide-react";
import Link from "next/link";
import type { QueueItem } from "#domains/moderation/queue/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { excerpt } from "#lib/text/excerpt.ts";

const ICONS = { flags: Flag, pending: Hourglass, appeal: Scale };
const EXCERPT_CHARS = 80;
const HOUR_MS = 3_600_000;

type Props = { lang: Lang; items: QueueItem[]; current?: string; now: number };

/** What waits, the longest waiting first; each line opens its case. */
export function QueueList({ lang, items, current, now }: Props) {
  const t = words(lang, "moderation");
  return (
    <section className="qlist" aria-label={t("queue.title")}>
      <ol className="items">
        {items.map((item) => {
          const Icon = ICONS[item.kind];
          const href =
            item.kind === "appeal" ? `/desk/moderation/appeals/${item.id}` : `/desk/moderation/posts/${item.id}`;
          return (
            <li key={`${item.kind}-${item.id}`} className={item.id === current ? "on" : undefined}>
              <Link href={href} prefetch={false} className="qitem">
                <span className="badges">
                  <span className={`badge ${item.kind === "pending" ? "q" : "w"}`}>
                    <Icon className="i" aria-hidden />
                    {item.kind === "flags" ? t("queue.flagCount", { count: item.flagCount }) : t(`queue.${item.kind}`)}
                  </span>
                  <b>{item.reasons.map((reason) => t(`reasons.${reason}`)).join("、")}</b>
                </span>
                <span className="ex">{item.body ? excerpt(item.body, EXCERPT_CHARS) : item.text}</span>
                <span className="meta">
                  <span>{item.authorName}</span>
                  <span>{t("queue.where", { thread: item.threadTitle, number: item.number ?? 0 })}</span>
                </span>
              </Link>
              <p className="due">{t("queue.waiting", { hours: Math.floor((now - item.since.getTime()) / HOUR_MS) })}</p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
