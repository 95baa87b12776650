import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { DryRunBox } from "#components/people/dry-run.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { findDryRun } from "#domains/people/imports/queries.ts";
import { canAdministerPeople } from "#domains/people/policy.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; id: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, "/desk/people/import", canAdministerPeople);
  return { title: words(lang, "people")("import.dryRun") };
});

/** The second step of an import: what it would do. An upload that is gone leads back to the first. */
export default orMissing(async function DryRunPage({ params }: Props) {
  const { id } = await params;
  const { actor, lang } = await staffOf(params, `/desk/people/import/${id}`, canAdministerPeople);
  const run = await findDryRun(actor, id);
  if (!run) redirect("/desk/people/import?fault=gone");
  const t = words(lang, "people");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("list.title")}</p>
          <h1>{t("import.title")}</h1>
        </div>
      </header>
      <DryRunBox lang={lang} run={run} />
    </>
  );
});
