import { Flag, Hourglass, Scale, Trash2, UserSearch } from "lucide-react";
import Link from "next/link";
import type { QueueItem } from "#domains/moderation/queue/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { placeOf } from "./place.ts";
import { QueueAge } from "./queue-age.tsx";

const ICONS = { flags: Flag, pending: Hourglass, appeal: Scale, purge: Trash2, reveal: UserSearch };
const EXCERPT_CHARS = 80;

type Props = {
  lang: Lang;
  items: QueueItem[];
  now: number;
  /** The query that the addresses of the cases carry on, so that the list stays the same beside them. */
  query?: string;
  /** The post or appeal whose case is open. */
  current?: string;
  /** Rows may be chosen, in a form around the list. */
  isChoosable?: boolean;
};

/** What waits, the longest waiting first; each line opens its case. */
export function QueueList({ lang, items, now, query = "", current, isChoosable = false }: Props) {
  const t = words(lang, "queue");
  return (
    <ol className={isChoosable ? "items choosable" : "items"} aria-label={t("title")}>
      {items.map((item) => (
        <li key={item.itemId} className={item.id === current ? "on" : undefined}>
          {isChoosable && (
            <label className="pick">
              <input type="checkbox" name="item" value={item.itemId} />
              <span className="vh">{t("choose", { what: whatOf(lang, item) })}</span>
            </label>
          )}
          <Link
            href={`/desk/moderation/${item.kind === "appeal" ? "appeals" : "posts"}/${item.id}${query}`}
            prefetch={false}
            className="qitem"
            aria-current={item.id === current ? "page" : undefined}
          >
            <QueueLine lang={lang} item={item} />
          </Link>
          <QueueAge lang={lang} item={item} now={now} />
        </li>
      ))}
    </ol>
  );
}

const whatOf = (lang: Lang, { kind, authorName, body, text }: QueueItem) =>
  `${words(lang, "queue")(`kinds.${kind}`)} ${nameIn(lang, authorName)} ${body ? excerpt(body, 20) : text.slice(0, 20)}`;

function QueueLine({ lang, item }: { lang: Lang; item: QueueItem }) {
  const t = words(lang, "queue");
  const m = words(lang, "moderation");
  const Icon = ICONS[item.kind];
  const appealed = item.kind === "appeal" && item.actKind && t("appealOf", { kind: m(`kinds.${item.actKind}`) });
  return (
    <>
      <span className="badges">
        <span className={`badge ${item.kind === "pending" ? "q" : "w"}`}>
          <Icon className="i" aria-hidden />
          {item.kind === "flags" ? t("flagCount", { count: item.flagCount }) : appealed || t(`kinds.${item.kind}`)}
        </span>
        <b>
          {item.rule
            ? words(lang, "holds")(`kinds.${item.rule.kind}`)
            : item.reasons.map((reason) => m(`reasons.${reason}`)).join(MARKS[lang].comma)}
        </b>
      </span>
      <span className="ex">{item.body ? excerpt(item.body, EXCERPT_CHARS) : item.text}</span>
      <span className="meta">
        <span>{nameIn(lang, item.authorName)}</span>
        {item.threadTitle !== null && <span>{placeOf(lang, item.threadTitle, item.number)}</span>}
        {item.unitName && <span>{item.unitName}</span>}
      </span>
    </>
  );
}
