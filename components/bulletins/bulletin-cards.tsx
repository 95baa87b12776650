import Link from "next/link";
import { HillPicture } from "#components/layout/hill-picture.tsx";
import { Title } from "#components/rich-text/title.tsx";
import { Time } from "#components/ui/time.tsx";
import { words } from "#lib/i18n.ts";
import type { BulletinListProps } from "./bulletin-list.tsx";
import { PinnedTag } from "./pinned-tag.tsx";
import { MustReadTag, UnreadDot } from "./unread-dot.tsx";

/** Published bulletins as cards, each below its picture: for columns that are looked at before they are read. */
export function BulletinCards({ lang, day, base, bulletins, pinned, pictures }: BulletinListProps) {
  const t = words(lang, "bulletins");
  return (
    <ul className="bcards">
      {bulletins.map(({ id, title, coverId, firstPublishedAt }) => {
        const picture = coverId ? pictures[coverId] : undefined;
        return (
          <li key={id} className="card">
            <div className="pic">
              {picture ? (
                <img {...picture} sizes="(min-width: 48em) 280px, 100vw" alt="" loading="lazy" decoding="async" />
              ) : (
                <HillPicture seed={title} />
              )}
            </div>
            <h2>
              <UnreadDot id={id} label={t("unread")} />
              <Link href={`${base}/bulletins/${id}`} prefetch={false}>
                <Title text={title} />
              </Link>
            </h2>
            <p className="meta">
              {pinned.includes(id) && <PinnedTag lang={lang} />}
              <MustReadTag id={id} label={words(lang, "reading")("mustRead")} />
              <Time at={firstPublishedAt} lang={lang} day={day} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}
