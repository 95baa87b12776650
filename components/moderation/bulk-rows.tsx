import { Check, CircleSlash } from "lucide-react";
import type { Deed } from "#db/enums/queue.ts";
import type { PreviewRow } from "#domains/moderation/queue/preview/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { placeOf } from "./place.ts";

const EXCERPT_CHARS = 60;

type Props = { lang: Lang; deed: Deed; rows: PreviewRow[]; title: string };

/** Rows of the queue with what will happen to each of them, or why it will not. */
export function BulkRows({ lang, deed, rows, title }: Props) {
  const t = words(lang, "queue");
  const effectOf = (row: PreviewRow) =>
    t(`bulk.effects.${deed === "hide" && row.item.kind === "pending" ? "reject" : deed}`);
  return (
    <section className="qlist">
      <h2 className="rowshead">{title}</h2>
      <ul className="items">
        {rows.map((row) => (
          <li key={row.item.id}>
            <div className="qitem0">
              <b>{row.body ? excerpt(row.body, EXCERPT_CHARS) : t(`kinds.${row.item.kind}`)}</b>
              <p className="meta">
                <span>{t(`kinds.${row.item.kind}`)}</span>
                <span>{nameIn(lang, row.item.authorName)}</span>
                {row.item.threadTitle !== null && <span>{placeOf(lang, row.item.threadTitle, row.item.number)}</span>}
              </p>
              <p className={row.refusal ? "effect no" : "effect"}>
                {row.refusal ? <CircleSlash className="i" aria-hidden /> : <Check className="i" aria-hidden />}
                {row.refusal ? t(`refusals.${row.refusal}`) : effectOf(row)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
