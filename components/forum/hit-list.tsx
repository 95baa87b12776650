import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Hit } from "#domains/forum/posts/find/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";

type Props = { hits: Hit[]; lang: Lang; day: string; postHref: (number: number) => string };

/** What was found in a thread, in the order in which it was said; each line leads to its post. */
export function HitList({ hits, lang, day, postHref }: Props) {
  const t = words(lang, "finding");
  return (
    <ol className="hits" aria-label={t("find.hits")}>
      {hits.map(({ number, authorId, authorName, createdAt, pieces }) => (
        <li key={number}>
          <Avatar name={authorName} id={authorId} size=" s" />
          <div>
            <p className="meta">
              <Link href={postHref(number)} prefetch={false}>
                {t("find.goTo", { number })}
              </Link>
              <b>{nameIn(lang, authorName)}</b>
              <Time at={createdAt} lang={lang} day={day} />
            </p>
            <p>{pieces.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
