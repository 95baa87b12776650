import Link from "next/link";
import { Title } from "#components/rich-text/title.tsx";
import { Time } from "#components/ui/time.tsx";
import type { BulletinRow } from "#domains/bulletins/queries.ts";
import type { MediaSource } from "#domains/media/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { PinnedTag } from "./pinned-tag.tsx";
import { MustReadTag, UnreadDot } from "./unread-dot.tsx";

export type BulletinListProps = {
  lang: Lang;
  day: string;
  base: string;
  bulletins: BulletinRow[];
  /** Ids of those that were placed at the head. */
  pinned: string[];
  pictures: Record<string, MediaSource>;
};

/** `base` as a function: of rows from several areas, each in its own. */
type InOneList = Omit<BulletinListProps, "base"> & { base: string | ((bulletin: BulletinRow) => string) };

/** Published bulletins, newest first; what its reader has not opened carries a dot. */
export function BulletinList({ lang, day, base, bulletins, pinned, pictures }: InOneList) {
  const t = words(lang, "bulletins");
  return (
    <ul className="blist">
      {bulletins.map((bulletin) => {
        const at = typeof base === "string" ? base : base(bulletin);
        const picture = bulletin.coverId ? pictures[bulletin.coverId] : undefined;
        return (
          <li key={bulletin.id}>
            <div>
              <h2>
                <UnreadDot id={bulletin.id} label={t("unread")} />
                <Link href={`${at}/bulletins/${bulletin.id}`} prefetch={false}>
                  <Title text={bulletin.title} />
                </Link>
              </h2>
              {bulletin.summary && <p className="lede">{bulletin.summary}</p>}
              <p className="meta">
                {pinned.includes(bulletin.id) && <PinnedTag lang={lang} />}
                <span className="tag">{lang === "en" ? bulletin.columnEnName : bulletin.columnName}</span>
                {bulletin.source && <span>{bulletin.source}</span>}
                <Time at={bulletin.firstPublishedAt} lang={lang} day={day} />
                <MustReadTag id={bulletin.id} label={words(lang, "reading")("mustRead")} />
              </p>
            </div>
            {picture && (
              <img
                className="thumb"
                src={picture.src}
                srcSet={picture.srcSet}
                sizes="168px"
                width={picture.width}
                height={picture.height}
                alt=""
                loading="lazy"
                decoding="async"
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
