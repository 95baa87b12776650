import Link from "next/link";
import { unitNameOf } from "#components/forum/audience-badge.tsx";
import { Title } from "#components/rich-text/title.tsx";
import { Time } from "#components/ui/time.tsx";
import type { TopicItem } from "#domains/bulletins/topics/items/queries.ts";
import type { AttachmentSource } from "#domains/media/attachments.ts";
import type { MediaSource } from "#domains/media/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";
import { TopicFile } from "./topic-file.tsx";

export type TopicFiles = { pictures: Record<string, MediaSource>; files: Record<string, AttachmentSource> };
type Props = {
  lang: Lang;
  day: string;
  heading: string;
  items: TopicItem[];
  sources: TopicFiles;
  /** Where a bulletin, a case or a discussion is read. */
  hrefOf: (item: TopicItem) => string;
};

/** What stands below one heading of a topic: what is read elsewhere as a list, what is seen and heard in its place. */
export function TopicSection({ lang, day, heading, items, sources, hrefOf }: Props) {
  const t = words(lang, "topics");
  const rows = items.filter(({ file }) => !file);
  const shown = items.filter(({ file }) => file);
  return (
    <section className="related">
      <h2>{heading}</h2>
      {rows.length > 0 && (
        <ul>
          {rows.map((item) => (
            <li key={item.id}>
              <span>
                <span className="tag">
                  {[t(`kinds.${item.kind}`), unitNameOf(item, lang)].filter(Boolean).join(" · ")}
                </span>{" "}
                <Link href={hrefOf(item)} prefetch={false}>
                  <Title text={titleIn(lang, item.title)} />
                </Link>
              </span>
              <Time at={item.at} lang={lang} day={day} />
            </li>
          ))}
        </ul>
      )}
      {shown.length > 0 && (
        <div className="topicfiles">
          {shown.map((item) => (
            <TopicFile key={item.id} lang={lang} item={item} {...sources} />
          ))}
        </div>
      )}
    </section>
  );
}
