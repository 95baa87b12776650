import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { Composer } from "#components/composer/composer.tsx";
import { composerWords } from "#components/composer/words.ts";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { LastEdit } from "#components/forum/last-edit.tsx";
import { TakeBack } from "#components/forum/take-back.tsx";
import { WikiSwitch } from "#components/forum/wiki-switch.tsx";
import { WriteFrame } from "#components/forum/write-frame.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { editPostAction, saveDraftAction } from "#domains/forum/actions.ts";
import { findDraft } from "#domains/forum/drafts/queries.ts";
import { EDIT_WINDOW_HOURS, TAKEN_BACK_KEPT_DAYS } from "#domains/forum/limits.ts";
import { canDelete, canEdit, canEverEdit, canSwitchWiki, isApproved } from "#domains/forum/policy.ts";
import { findPost } from "#domains/forum/posts/queries.ts";
import { postPath } from "#domains/forum/posts/windows.ts";
import { documentSources } from "#domains/media/attachments.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { words } from "#lib/i18n.ts";
import { attachmentIdsOf, mediaIdsOf, withoutFiles } from "#lib/text/nodes.ts";
import { writePlain } from "#lib/text/write-plain.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { params: Promise<{ pass: string; post: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/write");
  return { title: words(lang, "forum")("post.edit") };
});

/** Mends, opens to all (共同编辑) or takes back one's own post; mends a wiki of others. */
export default orMissing(async function EditPostPage({ params }: Props) {
  const { post: id } = await params;
  const { actor, lang, day } = await personOf(params, `/write/edit/${id}`);
  const post = await findPost(actor, id);
  const isOwn = post !== null && canDelete(actor, post);
  if (!post || !(isOwn || canEverEdit(actor, post.thread, post))) notFound();
  const { thread } = post;
  const t = words(lang, "forum");
  const [draft, pictures, documents] = await Promise.all([
    findDraft(actor, "edit", post.id),
    mediaSources(mediaIdsOf(post.body)),
    documentSources(attachmentIdsOf(post.body)),
  ]);
  const hours = EDIT_WINDOW_HOURS;
  const mayEdit = canEdit(actor, thread, post) && !thread.isLocked;
  const why = thread.isLocked
    ? t("write.editLocked")
    : isApproved(actor, thread, post)
      ? t("write.editApproved")
      : t("write.editOver", { hours });
  return (
    <WriteFrame
      title={t("write.editTitle", { number: post.number })}
      badges={
        <>
          <AudienceBadge lang={lang} of={thread} />
          <span className="badge k">{titleIn(lang, thread.title)}</span>
        </>
      }
      back={{ href: postPath(areaPath(thread.unitSlug), thread.id, post.number), text: t("write.back") }}
    >
      {mayEdit ? (
        <>
          <p className="hint">{post.isWiki ? t("wiki.hint") : t("write.editHint", { hours })}</p>
          {post.isWiki && <LastEdit {...{ lang, day, post, reader: actor.id }} />}
          <Composer
            action={editPostAction}
            saveDraft={saveDraftAction}
            words={composerWords(lang)}
            label={t("write.textField")}
            submitLabel={t("write.editSubmit")}
            rows={8}
            hidden={{ postId: post.id, revision: String(post.revision) }}
            initialText={writePlain(withoutFiles(post.body, (id) => !pictures[id] && !documents[id]))}
            owner={actor.id}
            draftOf={{ kind: "edit", targetId: post.id }}
            serverDraft={draft && { ...draft, updatedAt: draft.updatedAt.toISOString() }}
            uploadUrl="/api/media"
            mentionUrl={`/api/forum/mentions?thread=${thread.id}`}
            pictures={pictures}
            documents={documents}
            audience={<AudienceBadge lang={lang} of={thread} />}
          />
        </>
      ) : (
        <p className="note">{why}</p>
      )}
      {isOwn && canSwitchWiki(actor, thread, post) && <WikiSwitch lang={lang} postId={post.id} isWiki={post.isWiki} />}
      {isOwn && <TakeBack lang={lang} postId={post.id} keptDays={TAKEN_BACK_KEPT_DAYS} />}
    </WriteFrame>
  );
});
