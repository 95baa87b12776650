import { Download } from "lucide-react";
import type { LibraryItem } from "#domains/media/library/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { fileSize, playTime } from "./sizes.ts";

/** What there is to know of a file, and the way to have it. */
export function FileFacts({ lang, item }: { lang: Lang; item: LibraryItem }) {
  const t = words(lang, "media");
  const { file } = item;
  const facts: [string, string | null][] = [
    [t("item.file"), file.fileName],
    [t("item.format"), file.format.toUpperCase()],
    [t("item.size"), fileSize(file.bytes)],
    [t("item.pixels"), file.width && file.height ? `${file.width} × ${file.height}` : null],
    [t("item.length"), file.durationMs ? playTime(file.durationMs) : null],
    [t("item.added"), t("item.addedBy", { name: item.adderName, at: formatDateTime(item.createdAt, lang) })],
  ];
  const original = `/api/media/${file.id}/${file.kind === "picture" ? "2400" : "file"}?download`;
  return (
    <section className="box">
      <dl className="mfacts num">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className="contents">
                <dt>{name}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ),
        )}
      </dl>
      <a className="btn g s" href={original} download={file.fileName}>
        <Download className="i" aria-hidden />
        {t("item.download")}
      </a>
    </section>
  );
}
