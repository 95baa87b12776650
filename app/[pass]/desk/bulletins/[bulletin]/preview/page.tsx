import "#components/bulletins/bulletins.css";
import "#components/bulletins/desk.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ArticleSheet } from "#components/bulletins/article-sheet.tsx";
import { findDraft } from "#domains/bulletins/drafts/queries.ts";
import { canUseBulletinDesk } from "#domains/bulletins/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { attachmentSources } from "#domains/media/attachments.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { words } from "#lib/i18n.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";

type Props = { params: Promise<{ pass: string; bulletin: string }> };

async function load(params: Props["params"]) {
  const { bulletin: id } = await params;
  const person = await staffOf(params, `/desk/bulletins/${id}/preview`, canUseBulletinDesk);
  const draft = await findDraft(person.actor, id);
  if (!draft) notFound();
  return { ...person, draft };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).draft.title };
});

/** The working copy as readers will see it. */
export default orMissing(async function PreviewPage({ params }: Props) {
  const { lang, day, draft } = await load(params);
  const t = words(lang, "bulletins");
  const ids = [...mediaIdsOf(draft.body), ...(draft.coverId ? [draft.coverId] : [])];
  const [pictures, files] = await Promise.all([mediaSources(ids), attachmentSources(ids)]);
  const article = {
    ...draft,
    editorName: draft.authorName,
    firstPublishedAt: null,
    publishedAt: null,
    archivedAt: null,
  };
  return (
    <div className="previewpage">
      <p className="note">
        <span>{t("desk.previewNote")}</span>
        <Link className="link" href={`/desk/bulletins/${draft.id}`} prefetch={false}>
          {t("desk.backToEdit")}
        </Link>
      </p>
      <ArticleSheet lang={lang} day={day} article={article} pictures={pictures} files={files} />
    </div>
  );
});
