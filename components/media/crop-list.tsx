import type { LibraryItem } from "#domains/media/library/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

const CROPS = ["16x9", "1x1", "235x100"] as const;

/** The shapes that other places ask for, cut around the focus, each to be saved. */
export function CropList({ lang, item }: { lang: Lang; item: LibraryItem }) {
  const t = words(lang, "media");
  const { id, focusX, focusY } = item.file;
  return (
    <section className="box">
      <h2>{t("focus.crops")}</h2>
      <div className="mcrops">
        {CROPS.map((name) => (
          <a key={name} href={`/api/media/${id}/${name}?download`} download={`${item.title}-${name}.jpg`}>
            <img src={`/api/media/${id}/${name}?f=${focusX}-${focusY}`} alt="" />
            {t(`focus.${name}`)}
          </a>
        ))}
      </div>
    </section>
  );
}
