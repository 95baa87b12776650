import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { PollFields } from "#components/forum/poll/poll-fields.tsx";
import { WriteFrame } from "#components/forum/write-frame.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { openPollAction } from "#domains/forum/actions.ts";
import { canOpenPoll } from "#domains/forum/polls/policy.ts";
import { findPollOfThread } from "#domains/forum/polls/queries.ts";
import { threadPath } from "#domains/forum/posts/windows.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import { words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { params: Promise<{ pass: string; thread: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/write");
  return { title: words(lang, "polls")("open.title") };
});

/** Puts a thread to the vote. */
export default orMissing(async function NewPollPage({ params }: Props) {
  const { thread: threadId } = await params;
  const { actor, lang } = await personOf(params, `/write/poll/${threadId}`);
  const thread = await findThread(actor, threadId);
  if (!thread || !canOpenPoll(actor, thread) || (await findPollOfThread(actor, threadId))) notFound();
  const t = words(lang, "polls");
  return (
    <WriteFrame
      title={t("open.title")}
      badges={<AudienceBadge lang={lang} of={thread} />}
      back={{ href: threadPath(areaPath(thread.unitSlug), thread.id), text: titleIn(lang, thread.title) }}
    >
      <p className="hint">{t("open.lede")}</p>
      <ActionForm action={openPollAction} className="deed">
        <input type="hidden" name="threadId" value={thread.id} />
        <PollFields lang={lang} />
        <SubmitButton>{t("open.submit")}</SubmitButton>
      </ActionForm>
    </WriteFrame>
  );
});
