import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { canAdministerPeople } from "#domains/people/policy.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/desk/people/import";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canAdministerPeople);
  return { title: words(lang, "people")("import.title") };
});

/** The first step of an import: a plain upload, which works without JavaScript as with it. */
export default orMissing(async function ImportPage({ params, searchParams }: Props) {
  const { lang } = await staffOf(params, PATH, canAdministerPeople);
  const { fault, added, changed, wrong } = await searchParams;
  const t = words(lang, "people");
  const faultKey = `import.faults.${fault}` as "import.faults.unknown";
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("list.title")}</p>
          <h1>{t("import.title")}</h1>
          <p className="hint">{t("import.lede")}</p>
        </div>
      </header>
      {added !== undefined && (
        <p className="note ok mb-4" role="status">
          {t("import.done", { added: Number(added), changed: Number(changed ?? 0), wrong: Number(wrong ?? 0) })}
        </p>
      )}
      {fault !== undefined && (
        <p className="note bad mb-4" role="alert">
          {t(t.has(faultKey) ? faultKey : "import.faults.unknown")}
        </p>
      )}
      <form className="box deed max-w-180 p-5" action={`${PATH}/upload`} method="post" encType="multipart/form-data">
        <div className="field">
          <label className="lab" htmlFor="file">
            {t("import.file")}
          </label>
          <input
            className="in"
            id="file"
            name="file"
            type="file"
            accept=".csv,.txt,.xlsx"
            required
            aria-describedby="file-hint"
          />
          <p className="hint" id="file-hint">
            {t("import.fileHint")}
          </p>
        </div>
        <button type="submit" className="btn">
          {t("import.submit")}
        </button>
        <div className="grid gap-2">
          <h2>{t("import.columns")}</h2>
          <p className="hint">{t("import.columnsText")}</p>
          <p className="hint">{t("import.rules")}</p>
          <p>
            <a className="link" href={`${PATH}/template`} download>
              {t("import.sample")}
            </a>
          </p>
        </div>
      </form>
    </>
  );
});
