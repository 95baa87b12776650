import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { WriteFrame } from "#components/forum/write-frame.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { renameThreadAction } from "#domains/forum/actions.ts";
import { EDIT_WINDOW_HOURS, TITLE_MAX_CHARS, TITLE_MIN_CHARS } from "#domains/forum/limits.ts";
import { canEverRename, canRename, isApproved } from "#domains/forum/policy.ts";
import { findPostByNumber, type Post } from "#domains/forum/posts/queries.ts";
import { threadPath } from "#domains/forum/posts/windows.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; thread: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/write");
  return { title: words(lang, "forum")("retitle.title") };
});

/** Its author calls a thread something else. */
export default orMissing(async function RenameThreadPage({ params }: Props) {
  const { thread: id } = await params;
  const { actor, lang } = await personOf(params, `/write/title/${id}`);
  const post = await findPostByNumber(actor, id, 1);
  if (!post || !canEverRename(actor, post.thread, post)) notFound();
  const { thread } = post;
  const t = words(lang, "forum");
  const back = { href: threadPath(areaPath(thread.unitSlug), thread.id), text: t("retitle.back") };
  return (
    <WriteFrame title={t("retitle.title")} badges={<AudienceBadge lang={lang} of={thread} />} back={back}>
      {thread.isLocked || !canRename(actor, thread, post) ? (
        <p className="note">{whyNot(actor, post, lang)}</p>
      ) : (
        <ActionForm action={renameThreadAction} className="deed">
          <input type="hidden" name="threadId" value={thread.id} />
          <TextField
            name="title"
            label={t("retitle.field")}
            hint={t("retitle.hint")}
            defaultValue={thread.title}
            required
            minLength={TITLE_MIN_CHARS}
            maxLength={TITLE_MAX_CHARS}
          />
          <SubmitButton>{t("retitle.save")}</SubmitButton>
        </ActionForm>
      )}
    </WriteFrame>
  );
});

function whyNot(actor: Actor, post: Post, lang: Lang): string {
  const t = words(lang, "forum");
  if (post.thread.isLocked) return t("write.editLocked");
  if (post.thread.titledBy !== null) return t("retitle.given");
  return isApproved(actor, post.thread, post)
    ? t("write.editApproved")
    : t("write.editOver", { hours: EDIT_WINDOW_HOURS });
}
