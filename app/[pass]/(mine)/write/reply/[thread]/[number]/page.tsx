import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { Composer } from "#components/composer/composer.tsx";
import { composerWords } from "#components/composer/words.ts";
import { AnonymousField } from "#components/forum/anonymous-field.tsx";
import { anonymousWords } from "#components/forum/anonymous-words.ts";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { WriteFrame } from "#components/forum/write-frame.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { replyAction, saveDraftAction } from "#domains/forum/actions.ts";
import { findSilence } from "#domains/forum/audience/queries.ts";
import { findDraft } from "#domains/forum/drafts/queries.ts";
import { canReadPost, canReply } from "#domains/forum/policy.ts";
import { findPostByNumber } from "#domains/forum/posts/queries.ts";
import { postPath } from "#domains/forum/posts/windows.ts";
import { findSlowWait } from "#domains/forum/slow/pace.ts";
import { dayOf, formatDateTime } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { params: Promise<{ pass: string; thread: string; number: string }> };
const EXCERPT_CHARS = 300;

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/write");
  return { title: words(lang, "forum")("compose.label") };
});

/** Answers one post: where 「回复」 leads without JavaScript. */
export default orMissing(async function ReplyPage({ params }: Props) {
  const { thread: threadId, number } = await params;
  const { actor, lang } = await personOf(params, `/write/reply/${threadId}/${number}`);
  const post = /^[1-9]\d{0,6}$/.test(number) ? await findPostByNumber(actor, threadId, Number(number)) : null;
  if (!post || !canReadPost(actor, post.thread, post) || !canReply(actor, post.thread)) notFound();
  const { thread } = post;
  const t = words(lang, "forum");
  const [draft, silence, wait] = await Promise.all([
    findDraft(actor, "reply", thread.id),
    findSilence(actor, thread.unitPath),
    findSlowWait(actor, { ...thread, slowMinutes: thread.slow?.minutes ?? null }),
  ]);
  return (
    <WriteFrame
      title={t("write.replyTitle", { number: post.number })}
      badges={
        <>
          <AudienceBadge lang={lang} of={thread} />
          <span className="badge k">{titleIn(lang, thread.title)}</span>
        </>
      }
      back={{ href: postPath(areaPath(thread.unitSlug), thread.id, post.number), text: t("write.back") }}
    >
      <blockquote className="quote" aria-label={t("write.original")}>
        {excerpt(post.body, EXCERPT_CHARS)}
        <cite>
          {nameIn(lang, post.authorName)} #{post.number}
        </cite>
      </blockquote>
      {thread.isLocked && <p className="note">{t("compose.locked")}</p>}
      {silence && <p className="note">{t("compose.muted", { until: dayOf(silence) })}</p>}
      {thread.slow && (
        <p className="note">
          {t("compose.slow", {
            minutes: thread.slow.minutes,
            until: formatDateTime(new Date(thread.slow.until), lang),
          })}
          {wait !== null && ` ${t("compose.slowWait", { wait })}`}
        </p>
      )}
      {!thread.isLocked && !silence && (
        <Composer
          action={replyAction}
          saveDraft={saveDraftAction}
          words={composerWords(lang)}
          label={t("compose.label")}
          submitLabel={t("compose.submit")}
          placeholder={t("compose.placeholder")}
          rows={6}
          hidden={{ threadId: thread.id, parentNumber: String(post.number) }}
          owner={actor.id}
          draftOf={{ kind: "reply", targetId: thread.id }}
          serverDraft={draft && { ...draft, updatedAt: draft.updatedAt.toISOString() }}
          uploadUrl="/api/media"
          mentionUrl={`/api/forum/mentions?thread=${thread.id}`}
          audience={<AudienceBadge lang={lang} of={thread} />}
        >
          <AnonymousField words={anonymousWords(lang)} isAllowed={thread.allowsAnonymous} />
        </Composer>
      )}
    </WriteFrame>
  );
});
