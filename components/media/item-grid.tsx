import { FileText, Film, Music } from "lucide-react";
import Link from "next/link";
import type { LibraryItem } from "#domains/media/library/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { sizeLine } from "./sizes.ts";

type Props = { lang: Lang; items: LibraryItem[]; canRemove: (item: LibraryItem) => boolean };

/** Things of the library as cards, each with a box to choose it. */
export function ItemGrid({ lang, items, canRemove }: Props) {
  const t = words(lang, "media");
  return (
    <ul className="mgrid">
      {items.map((item) => (
        <li key={item.id} className="box">
          {canRemove(item) && (
            <input
              type="checkbox"
              name="itemIds[]"
              value={item.id}
              aria-label={t("select", { title: item.title })}
              className="mpick"
            />
          )}
          <Link href={`/desk/media/${item.id}`} prefetch={false}>
            <Thumb item={item} />
            <b>{item.title}</b>
          </Link>
          <p className="hint num">{sizeLine(item.file)}</p>
          <p className="mtags">
            <span className={`status ${item.uses > 0 ? "ok" : "k"}`}>
              {item.uses > 0 ? t("usedBy", { count: item.uses }) : t("unused")}
            </span>
            {item.isExpired && <span className="status b">{t("expired")}</span>}
            {item.file.kind === "video" && item.file.preparedAt === null && (
              <span className="status w">{t("preparing", { percent: item.file.progress })}</span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

const ICONS = { video: Film, audio: Music, document: FileText };

function Thumb({ item: { file, alt } }: { item: LibraryItem }) {
  const { id, kind, focusX, focusY } = file;
  if (kind === "picture")
    return <img className="mthumb" src={`/api/media/${id}/16x9?f=${focusX}-${focusY}`} alt={alt} loading="lazy" />;
  if (file.hasPoster) return <img className="mthumb" src={`/api/media/${id}/poster`} alt="" loading="lazy" />;
  const Icon = ICONS[kind];
  return (
    <span className="mthumb">
      <Icon className="i" aria-hidden />
    </span>
  );
}
