import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { WriteFrame } from "#components/forum/write-frame.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { saveBookmarkAction } from "#domains/forum/actions.ts";
import { NOTE_MAX_CHARS } from "#domains/forum/bookmarks/limits.ts";
import { findBookmark } from "#domains/forum/bookmarks/queries.ts";
import { canReadPost } from "#domains/forum/policy.ts";
import { findPost } from "#domains/forum/posts/queries.ts";
import { postPath } from "#domains/forum/posts/windows.ts";
import { civilMinuteOf } from "#lib/civil-minute.ts";
import { words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { params: Promise<{ pass: string; post: string }> };
const EXCERPT_CHARS = 300;

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/bookmarks");
  return { title: words(lang, "order")("bookmarks.edit") };
});

/** The note to a kept post and the time at which to be told of it. */
export default orMissing(async function BookmarkPage({ params }: Props) {
  const { post: id } = await params;
  const { actor, lang } = await personOf(params, `/bookmarks/${id}`);
  const post = await findPost(actor, id);
  if (!post || !canReadPost(actor, post.thread, post)) notFound();
  const { thread } = post;
  const t = words(lang, "order");
  const bookmark = await findBookmark(actor, post.id);
  const remindAt = bookmark?.remindAt && !bookmark.remindedAt ? civilMinuteOf(bookmark.remindAt) : "";
  const badges = (
    <>
      <AudienceBadge lang={lang} of={thread} />
      <span className="badge k">{titleIn(lang, thread.title)}</span>
    </>
  );
  const back = { href: postPath(areaPath(thread.unitSlug), thread.id, post.number), text: t("bookmark.back") };
  return (
    <WriteFrame title={t("bookmark.title", { number: post.number })} badges={badges} back={back}>
      <blockquote className="quote">
        {excerpt(post.body, EXCERPT_CHARS)}
        <cite>
          {nameIn(lang, post.authorName)} #{post.number}
        </cite>
      </blockquote>
      {bookmark && <p className="hint">{t("bookmark.kept")}</p>}
      <ActionForm action={saveBookmarkAction} className="deed">
        <input type="hidden" name="postId" value={post.id} />
        <TextField
          name="note"
          label={t("bookmark.note")}
          hint={t("bookmark.noteHint", { maximum: NOTE_MAX_CHARS })}
          defaultValue={bookmark?.note}
          maxLength={NOTE_MAX_CHARS}
          autoComplete="off"
        />
        <TextField
          type="datetime-local"
          name="remindAt"
          label={t("bookmark.remindAt")}
          hint={t("bookmark.remindHint")}
          defaultValue={remindAt}
        />
        <SubmitButton>{t("bookmark.save")}</SubmitButton>
      </ActionForm>
      <p>
        <Link className="link" href="/bookmarks" prefetch={false}>
          {t("bookmark.toList")}
        </Link>
      </p>
    </WriteFrame>
  );
});
