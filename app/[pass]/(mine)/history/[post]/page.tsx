import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { WriteFrame } from "#components/forum/write-frame.tsx";
import { RichText } from "#components/rich-text/rich-text.tsx";
import { richTextWords } from "#components/rich-text/words.ts";
import { Time } from "#components/ui/time.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { findHistory } from "#domains/forum/posts/history/queries.ts";
import { postPath } from "#domains/forum/posts/windows.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { words } from "#lib/i18n.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";

type Props = { params: Promise<{ pass: string; post: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/history");
  return { title: words(lang, "forum")("history.title") };
});

/** What a post said before each edit, for everyone who may read the post. */
export default orMissing(async function HistoryPage({ params }: Props) {
  const { post: id } = await params;
  const { actor, lang, day } = await personOf(params, `/history/${id}`);
  const history = await findHistory(actor, id);
  if (!history) notFound();
  const { post, revisions } = history;
  const base = areaPath(post.thread.unitSlug);
  const t = words(lang, "forum");
  const current = { revision: post.revision, body: post.body, writtenAt: post.editedAt ?? post.createdAt };
  const versions = [current, ...revisions];
  const pictures = await mediaSources(versions.flatMap(({ body }) => mediaIdsOf(body)));
  return (
    <WriteFrame
      title={t("history.title")}
      badges={
        <>
          <AudienceBadge lang={lang} of={post.thread} />
          <span className="badge k">{t("history.of", { thread: post.thread.title, number: post.number })}</span>
        </>
      }
      back={{ href: postPath(base, post.thread.id, post.number), text: t("history.back") }}
    >
      {revisions.length === 0 && <p className="note">{t("history.none")}</p>}
      {versions.map(({ revision, body, writtenAt }) => (
        <section className="version" key={revision}>
          <h2>{revision === post.revision ? t("history.current") : t("history.version", { revision })}</h2>
          <p className="meta">
            {post.authorName} <Time at={writtenAt} lang={lang} day={day} />
          </p>
          <div className="prose">
            <RichText
              body={body}
              words={richTextWords(lang)}
              imageFor={(mediaId) => pictures[mediaId] ?? null}
              quoteHref={(number, from) =>
                from ? `/forum/threads/${from}/jump?number=${number}` : postPath(base, post.thread.id, number)
              }
              ugc
            />
          </div>
        </section>
      ))}
    </WriteFrame>
  );
});
