import { ChevronDown, ChevronUp, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { QueueItem } from "#domains/moderation/queue/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  title: string;
  /** The list beside it, through which one goes on. */
  items: QueueItem[];
  current: string;
  query: string;
  children?: ReactNode;
};

/** The head of an open case: what it is, and the way to the next, the one before and back to the list. */
export function CaseHead({ lang, title, items, current, query, children }: Props) {
  const t = words(lang, "queue");
  // A post may wait for two reasons; its case is one.
  const cases = items.filter(({ id }, index) => items.findIndex((other) => other.id === id) === index);
  const at = cases.findIndex(({ id }) => id === current);
  const hrefOf = (item: QueueItem) =>
    `/desk/moderation/${item.kind === "appeal" ? "appeals" : "posts"}/${item.id}${query}`;
  const steps = [
    { item: at > 0 ? cases[at - 1] : undefined, icon: ChevronUp, label: t("neighbours.previous") },
    { item: cases[at + 1], icon: ChevronDown, label: t("neighbours.next") },
  ];
  return (
    <header className="phead">
      <div>
        <h1 id="case-title">{title}</h1>
        {children}
      </div>
      {steps.map(
        ({ item, icon: Icon, label }) =>
          item && (
            <Link key={label} className="ib" href={hrefOf(item)} prefetch={false} aria-label={label}>
              <Icon className="i" aria-hidden />
            </Link>
          ),
      )}
      <Link className="ib" href={`/desk/moderation${query}`} prefetch={false} aria-label={t("neighbours.close")}>
        <X className="i" aria-hidden />
      </Link>
    </header>
  );
}
