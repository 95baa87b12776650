import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { KeepForm } from "#components/kept/keep-form.tsx";
import { keepCaseAction } from "#domains/cases/actions.ts";
import { findCaseStanding } from "#domains/cases/kept/queries.ts";
import { findCase } from "#domains/cases/queries.ts";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; case: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/bookmarks/cases");
  return { title: words(lang, "order")("bookmarks.title") };
});

/** Keeps a case, or lets it go. */
export default orMissing(async function KeepCasePage({ params }: Props) {
  const { case: id } = await params;
  const { actor, lang } = await personOf(params, `/bookmarks/cases/${id}`);
  const [found, standing] = await Promise.all([findCase(actor, id), findCaseStanding(actor, id)]);
  if (!found || !standing) notFound();
  return (
    <KeepForm
      lang={lang}
      kind="cases"
      title={found.title}
      isKept={standing.isKept}
      action={keepCaseAction}
      field={{ name: "caseId", value: id }}
      at={`${areaPath(found.unitSlug)}/cases/${id}`}
    />
  );
});
