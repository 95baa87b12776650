import "#components/bulletins/desk.css";
import "#components/media/media.css";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ImportForm } from "#components/bulletins/import-form.tsx";
import { canWriteBulletins } from "#domains/bulletins/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";
import { draftChoices } from "../choices.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/desk/bulletins/import";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canWriteBulletins);
  return { title: words(lang, "imports")("title") };
});

/** A Word file becomes a draft: which file, which column, for whom. */
export default orMissing(async function ImportPage({ params, searchParams }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canWriteBulletins);
  const { columns, areas } = await draftChoices(actor, lang);
  const query = await searchParams;
  const said = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  const t = words(lang, "imports");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/bulletins" prefetch={false}>
              {words(lang, "bulletins")("desk.crumb")}
            </Link>
          </p>
          <h1>{t("title")}</h1>
          <p className="hint">{t("lede")}</p>
        </div>
      </header>
      <ImportForm
        lang={lang}
        columns={columns}
        areas={areas}
        fault={said("fault") || null}
        chosen={{ column: said("column"), unit: said("unit") }}
      />
    </>
  );
});
