import { CircleAlert } from "lucide-react";
import { type Lang, words } from "#lib/i18n.ts";
import type { Choice } from "./draft-details.tsx";
import { ImportButton } from "./import-button.tsx";
import { importWords } from "./words.ts";

type Props = {
  lang: Lang;
  columns: Choice[];
  areas: Choice[];
  /** Why the last try was refused. */
  fault: string | null;
  chosen: { column: string; unit: string };
};

/** A Word file as a new draft: a plain upload, which works without JavaScript as with it. */
export function ImportForm({ lang, columns, areas, fault, chosen }: Props) {
  const t = words(lang, "imports");
  const desk = words(lang, "bulletins");
  const faultKey = `faults.${fault}` as "faults.unknown";
  const options = (choices: Choice[]) =>
    choices.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ));
  return (
    <form className="box formbox" action="/desk/bulletins/import/upload" method="post" encType="multipart/form-data">
      {fault !== null && (
        <p className="note bad" role="alert">
          <CircleAlert className="i" aria-hidden />
          {t(t.has(faultKey) ? faultKey : "faults.unknown")}
        </p>
      )}
      <div className="field">
        <label className="lab" htmlFor="docx">
          {t("file")}
        </label>
        <input
          className="in"
          id="docx"
          name="file"
          type="file"
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          required
          aria-describedby="docx-hint"
        />
        <p className="hint" id="docx-hint">
          {t("fileHint")}
        </p>
      </div>
      <div className="field">
        <label className="lab" htmlFor="docx-column">
          {desk("desk.fields.column")}
        </label>
        <select className="in" id="docx-column" name="columnId" defaultValue={chosen.column || undefined}>
          {options(columns)}
        </select>
      </div>
      <div className="field">
        <label className="lab" htmlFor="docx-unit">
          {desk("desk.fields.audience")}
        </label>
        <select className="in" id="docx-unit" name="unitId" defaultValue={chosen.unit}>
          {options(areas)}
        </select>
      </div>
      <ImportButton words={importWords(lang)} />
    </form>
  );
}
