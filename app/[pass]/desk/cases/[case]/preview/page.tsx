import "#components/bulletins/desk.css";
import "#components/cases/cases.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { CaseView } from "#components/cases/case-view.tsx";
import { findCaseDraft } from "#domains/cases/drafts/queries.ts";
import { canUseCaseDesk } from "#domains/cases/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; case: string }> };

async function load(params: Props["params"]) {
  const { case: id } = await params;
  const person = await staffOf(params, `/desk/cases/${id}/preview`, canUseCaseDesk);
  const record = await findCaseDraft(person.actor, id);
  if (!record) notFound();
  return { ...person, record };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).record.title };
});

/** The case as readers will see it. */
export default orMissing(async function CasePreviewPage({ params }: Props) {
  const { lang, day, record } = await load(params);
  const t = words(lang, "cases");
  return (
    <>
      <p className="note">
        <span>{t("desk.previewNote")}</span>
        <Link className="link" href={`/desk/cases/${record.id}`} prefetch={false}>
          {t("desk.backToEdit")}
        </Link>
      </p>
      <CaseView lang={lang} day={day} record={record} />
    </>
  );
});
