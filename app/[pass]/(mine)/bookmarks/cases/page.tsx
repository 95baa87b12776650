import "#components/bulletins/bulletins.css";
import "#components/cases/cases.css";
import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { CaseList } from "#components/cases/case-list.tsx";
import { KeptFrame } from "#components/kept/kept-frame.tsx";
import { listKeptCases } from "#domains/cases/kept/queries.ts";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { KeptQuery } from "#domains/kernel/kept.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/bookmarks/cases";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, PATH);
  return { title: words(lang, "order")("bookmarks.title") };
});

/** The cases that the reader keeps. */
export default orMissing(async function KeptCasesPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await personOf(params, PATH);
  const { before } = KeptQuery.parse(await searchParams);
  const { kept, next } = await listKeptCases(actor, before);
  return (
    <KeptFrame {...{ lang, before, next }} kind="cases" isEmpty={kept.length === 0}>
      <CaseList {...{ lang, day }} cases={kept} base={({ unitSlug }) => areaPath(unitSlug)} />
    </KeptFrame>
  );
});
