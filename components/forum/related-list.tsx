import "./labels.css";
import Link from "next/link";
import { Title } from "#components/rich-text/title.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Related } from "#domains/forum/related/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { threads: Related[]; lang: Lang; day: string; base: string };

/** Below a thread: others of the same area that are like it. */
export function RelatedList({ threads, lang, day, base }: Props) {
  const t = words(lang, "labels");
  if (threads.length === 0) return null;
  return (
    <section className="alike" aria-labelledby="related">
      <h2 id="related">{t("related.title")}</h2>
      <ul>
        {threads.map((thread) => (
          <li key={thread.id}>
            <Link href={`${base}/forum/threads/${thread.id}`} prefetch={false}>
              <Title text={thread.title} />
            </Link>
            <p className="meta">
              <span>{t("related.replies", { count: Math.max(0, thread.postCount - 1) })}</span>
              <Time at={thread.lastPostAt} lang={lang} day={day} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
