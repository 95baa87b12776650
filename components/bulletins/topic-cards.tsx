import Link from "next/link";
import { HillPicture } from "#components/layout/hill-picture.tsx";
import { Title } from "#components/rich-text/title.tsx";
import type { Topic } from "#domains/bulletins/topics/queries.ts";
import type { Lang } from "#lib/i18n.ts";

/** 专题 as cards. */
export function TopicCards({ lang, topics }: { lang: Lang; topics: Topic[] }) {
  return (
    <ul className="bcards">
      {topics.map(({ id, slug, title, enTitle, summary }) => (
        <li key={id} className="card">
          <div className="pic">
            <HillPicture seed={title} />
          </div>
          <h2>
            <Link href={`/topics/${slug}`} prefetch={false}>
              <Title text={(lang === "en" && enTitle) || title} />
            </Link>
          </h2>
          {summary && <p className="lede">{summary}</p>}
        </li>
      ))}
    </ul>
  );
}
