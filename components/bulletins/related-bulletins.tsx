import Link from "next/link";
import { Title } from "#components/rich-text/title.tsx";
import { Time } from "#components/ui/time.tsx";
import type { BulletinRow } from "#domains/bulletins/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; day: string; base: string; bulletins: BulletinRow[] };

/** 相关阅读. */
export function RelatedBulletins({ lang, day, base, bulletins }: Props) {
  if (bulletins.length === 0) return null;
  return (
    <section className="related" aria-labelledby="related-title">
      <h2 id="related-title">{words(lang, "bulletins")("article.related")}</h2>
      <ul>
        {bulletins.map(({ id, title, firstPublishedAt }) => (
          <li key={id}>
            <Link href={`${base}/bulletins/${id}`} prefetch={false}>
              <Title text={title} />
            </Link>
            <Time at={firstPublishedAt} lang={lang} day={day} />
          </li>
        ))}
      </ul>
    </section>
  );
}
