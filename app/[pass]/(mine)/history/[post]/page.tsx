import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { HistoryVersion } from "#components/forum/history-version.tsx";
import { WriteFrame } from "#components/forum/write-frame.tsx";
import { documentsIn } from "#components/media/document-card.tsx";
import { mediaWords } from "#components/media/words.ts";
import { VersionDeed } from "#components/moderation/version-deed.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { changesOf } from "#domains/forum/posts/history/changes.ts";
import { findHistory } from "#domains/forum/posts/history/queries.ts";
import { postPath } from "#domains/forum/posts/windows.ts";
import { documentSources } from "#domains/media/attachments.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { listReasonsFor } from "#domains/moderation/reasons/queries.ts";
import { words } from "#lib/i18n.ts";
import { attachmentIdsOf, mediaIdsOf } from "#lib/text/nodes.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = {
  params: Promise<{ pass: string; post: string }>;
  searchParams: Promise<{ compare?: string | string[] }>;
};

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/history");
  return { title: words(lang, "forum")("history.title") };
});

/** What a post said before each edit, for everyone who may read the post. */
export default orMissing(async function HistoryPage({ params, searchParams }: Props) {
  const { post: id } = await params;
  const { actor, lang, day } = await personOf(params, `/history/${id}`);
  const history = await findHistory(actor, id);
  if (!history) notFound();
  const { post, revisions, mayModerate } = history;
  const base = areaPath(post.thread.unitSlug);
  const t = words(lang, "forum");
  const now = { isHidden: false, hiddenReason: null, writtenAt: post.editedAt ?? post.createdAt };
  const current = { ...now, writerName: post.editorName, revision: post.revision, body: post.body };
  const versions = [current, ...revisions];
  const { compare } = await searchParams;
  const compared = Number(compare ?? post.revision);
  const bodies = versions.flatMap(({ body }) => (body ? [body] : []));
  const [pictures, documents, reasons] = await Promise.all([
    mediaSources(bodies.flatMap(mediaIdsOf), { alsoWithdrawn: mayModerate }),
    documentSources(bodies.flatMap(attachmentIdsOf), { alsoWithdrawn: mayModerate }),
    listReasonsFor(actor, post.thread.unitPath),
  ]);
  return (
    <WriteFrame
      title={t("history.title")}
      badges={
        <>
          <AudienceBadge lang={lang} of={post.thread} />
          <span className="badge k">
            {t("history.of", { thread: titleIn(lang, post.thread.title), number: post.number })}
          </span>
        </>
      }
      back={{ href: postPath(base, post.thread.id, post.number), text: t("history.back") }}
    >
      {revisions.length === 0 && <p className="note">{t("history.none")}</p>}
      {versions.map((version, at) => (
        <HistoryVersion
          key={version.revision}
          {...{ lang, day, version }}
          isCurrent={version.revision === post.revision}
          authorName={post.authorName}
          changes={version.revision === compared ? changesOf(versions, compared) : null}
          compareHref={
            version.body && versions[at + 1]?.body
              ? `/history/${post.id}?compare=${version.revision}#version-${version.revision}`
              : null
          }
          imageFor={(mediaId) => pictures[mediaId] ?? null}
          attachmentFor={documentsIn(documents, mediaWords(lang).player)}
          quoteHref={(number, from) =>
            from ? `/forum/threads/${from}/jump?number=${number}` : postPath(base, post.thread.id, number)
          }
        >
          {mayModerate && version.revision !== post.revision && (
            <VersionDeed lang={lang} postId={post.id} {...version} reasons={reasons} />
          )}
        </HistoryVersion>
      ))}
    </WriteFrame>
  );
});
