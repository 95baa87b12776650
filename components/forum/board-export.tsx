import { type Lang, words } from "#lib/i18n.ts";

/** The two files that a board can be taken out as. */
export function BoardExport({ lang, boardId }: { lang: Lang; boardId: string }) {
  const t = words(lang, "exports");
  return (
    <section className="box deed max-w-180 mt-4 p-5">
      <h2>{t("board.title")}</h2>
      <p className="hint">{t("board.hint")}</p>
      <p className="acts-r">
        {(["csv", "xlsx"] as const).map((format) => (
          <a key={format} className="btn g" href={`/desk/boards/${boardId}/export?format=${format}`} download>
            {t(`board.${format}`)}
          </a>
        ))}
      </p>
    </section>
  );
}
