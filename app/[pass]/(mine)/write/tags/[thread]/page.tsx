import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { LabelFields } from "#components/forum/label-fields.tsx";
import { labelFieldWords } from "#components/forum/label-words.ts";
import { WriteFrame } from "#components/forum/write-frame.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { labelThreadAction } from "#domains/forum/actions.ts";
import { LABELS_PER_THREAD } from "#domains/forum/labels/limits.ts";
import { canLabel, mustLeaveLabels } from "#domains/forum/labels/policy.ts";
import { listLabels } from "#domains/forum/labels/queries.ts";
import { threadPath } from "#domains/forum/posts/windows.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import { words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { params: Promise<{ pass: string; thread: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/write");
  return { title: words(lang, "labels")("choose.title") };
});

/** Says anew what a thread is about. */
export default orMissing(async function LabelThreadPage({ params }: Props) {
  const { thread: id } = await params;
  const { actor, lang } = await personOf(params, `/write/tags/${id}`);
  const thread = await findThread(actor, id);
  if (!thread || !canLabel(actor, thread)) notFound();
  const t = words(lang, "labels");
  const groups = await listLabels(actor, thread.unitId, thread.boardId);
  const chosen = thread.labels.map((label) => label.id);
  const badges = (
    <>
      <AudienceBadge lang={lang} of={thread} />
      <span className="badge k">{titleIn(lang, thread.title)}</span>
    </>
  );
  const back = { href: threadPath(areaPath(thread.unitSlug), thread.id), text: t("choose.back") };
  return (
    <WriteFrame title={t("choose.title")} badges={badges} back={back}>
      {mustLeaveLabels(actor, thread) ? (
        <p className="note">{words(lang, "forum")("compose.locked")}</p>
      ) : groups.length === 0 ? (
        <p className="note">{t("choose.nothing")}</p>
      ) : (
        <ActionForm action={labelThreadAction} className="deed">
          <input type="hidden" name="threadId" value={thread.id} />
          <LabelFields groups={groups} chosen={chosen} words={labelFieldWords(lang, LABELS_PER_THREAD)} />
          <SubmitButton>{t("choose.save")}</SubmitButton>
        </ActionForm>
      )}
    </WriteFrame>
  );
});
