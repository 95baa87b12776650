import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { KeepForm } from "#components/kept/keep-form.tsx";
import { keepBulletinAction } from "#domains/bulletins/actions.ts";
import { findStanding } from "#domains/bulletins/kept/queries.ts";
import { findBulletin } from "#domains/bulletins/queries.ts";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; bulletin: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/bookmarks/articles");
  return { title: words(lang, "order")("bookmarks.title") };
});

/** Keeps an article, or lets it go. */
export default orMissing(async function KeepArticlePage({ params }: Props) {
  const { bulletin: id } = await params;
  const { actor, lang } = await personOf(params, `/bookmarks/articles/${id}`);
  const [found, standing] = await Promise.all([findBulletin(actor, id), findStanding(actor, id)]);
  if (!found || !standing) notFound();
  return (
    <KeepForm
      lang={lang}
      kind="articles"
      title={found.title}
      isKept={standing.isKept}
      action={keepBulletinAction}
      field={{ name: "bulletinId", value: id }}
      at={`${areaPath(found.unitSlug)}/bulletins/${id}`}
    />
  );
});
