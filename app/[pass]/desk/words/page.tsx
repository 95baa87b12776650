import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { WordFields } from "#components/bulletins/word-fields.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { addCheckedWordAction, removeCheckedWordAction } from "#domains/bulletins/actions.ts";
import { INSTEAD_MAX_CHARS, WORD_MAX_CHARS, WORD_NOTE_MAX_CHARS } from "#domains/bulletins/checks/input.ts";
import { listCheckedWords } from "#domains/bulletins/checks/queries.ts";
import { canKeepWordList } from "#domains/bulletins/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/words";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canKeepWordList);
  return { title: words(lang, "bulletins")("wordDesk.title") };
});

/** 错敏词: what every text is searched for, and what should stand there instead. */
export default orMissing(async function WordsPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canKeepWordList);
  const rows = await listCheckedWords(actor);
  const t = words(lang, "bulletins");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("wordDesk.title")}</h1>
          <p className="hint">{t("wordDesk.lede")}</p>
        </div>
      </header>
      <div className="box p-5 mb-4">
        <ActionForm action={addCheckedWordAction} className="form2">
          <WordFields
            lang={lang}
            limits={{ word: WORD_MAX_CHARS, instead: INSTEAD_MAX_CHARS, note: WORD_NOTE_MAX_CHARS }}
          />
          <p className="wide2">
            <SubmitButton className="btn s">{t("wordDesk.add")}</SubmitButton>
          </p>
        </ActionForm>
      </div>
      {rows.length === 0 && <p className="empty">{t("wordDesk.none")}</p>}
      {rows.length > 0 && (
        <div className="box rwrap">
          <table className="tbl cardtbl">
            <thead>
              <tr>
                <th scope="col">{t("wordDesk.wrong")}</th>
                <th scope="col">{t("wordDesk.instead")}</th>
                <th scope="col">{t("wordDesk.level")}</th>
                <th scope="col">{t("wordDesk.note")}</th>
                <th scope="col">
                  <span className="vh">{t("wordDesk.remove")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((word) => (
                <tr key={word.id}>
                  <th scope="row">
                    {word.wrong} {word.isName && <span className="badge q">{t("wordDesk.name")}</span>}
                  </th>
                  <td data-label={t("wordDesk.instead")}>{word.instead || "—"}</td>
                  <td className="nb" data-label={t("wordDesk.level")}>
                    <span className={`status ${word.level === "must" ? "b" : "w"}`}>
                      {t(`wordDesk.levels.${word.level}`)}
                    </span>
                  </td>
                  <td data-label={t("wordDesk.note")}>{word.note || "—"}</td>
                  <td>
                    <ActionForm action={removeCheckedWordAction}>
                      <input type="hidden" name="wordId" value={word.id} />
                      <SubmitButton className="btn t s">
                        {t("wordDesk.remove")}
                        <span className="vh"> {word.wrong}</span>
                      </SubmitButton>
                    </ActionForm>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
});
