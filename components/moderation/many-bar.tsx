import { DEEDS } from "#db/enums/queue.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { ChooseAll } from "./choose-all.tsx";

/** What may be done to the rows that are chosen: leads to the preview, nothing is done yet. */
export function ManyBar({ lang }: { lang: Lang }) {
  const t = words(lang, "queue");
  return (
    <div className="manybar">
      <ChooseAll label={t("chooseAll")} />
      <span className="grow" />
      <span className="hint">{t("many")}</span>
      {DEEDS.map((deed) => (
        <button key={deed} type="submit" className="btn g s" name="deed" value={deed}>
          {t(`deeds.${deed}`)}
        </button>
      ))}
    </div>
  );
}
