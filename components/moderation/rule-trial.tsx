import Link from "next/link";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import type { Body } from "#lib/text/nodes.ts";
import { titleIn } from "#lib/thread-title.ts";

const EXCERPT_CHARS = 120;

type Held = {
  id: string;
  number: number;
  body: Body;
  createdAt: Date;
  authorName: string;
  threadTitle: string;
  href: string;
  found: string[];
};
type Props = { lang: Lang; looked: number; held: Held[] };

/** What the rule would have held of what was said of late. */
export function RuleTrial({ lang, looked, held }: Props) {
  const t = words(lang, "holds");
  return (
    <section className="deed" aria-labelledby="trial">
      <h2 id="trial">{t("trial")}</h2>
      <p>{t("trialLede", { looked, held: held.length })}</p>
      {held.length === 0 && <p className="hint">{t("trialNone")}</p>}
      <ul className="items">
        {held.map((post) => (
          <li key={post.id}>
            <div>
              <p>{excerpt(post.body, EXCERPT_CHARS)}</p>
              {post.found.length > 0 && (
                <p className="hint">{t("trialFound", { words: post.found.join(MARKS[lang].comma) })}</p>
              )}
              <p className="meta">
                <span>{nameIn(lang, post.authorName)}</span>
                <Link className="link" href={post.href} prefetch={false}>
                  {words(lang, "queue")("where", { thread: titleIn(lang, post.threadTitle), number: post.number })}
                </Link>
                <time dateTime={post.createdAt.toISOString()}>{formatDateTime(post.createdAt, lang)}</time>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
