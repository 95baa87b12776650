import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { PollChoices } from "#components/forum/poll/poll-choices.tsx";
import { PollResults } from "#components/forum/poll/poll-results.tsx";
import { PollRules } from "#components/forum/poll/poll-rules.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { closePollAction, voteAction } from "#domains/forum/actions.ts";
import { loadPollPage } from "#domains/forum/polls/page.ts";
import { threadPath } from "#domains/forum/posts/windows.ts";
import { words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { params: Promise<{ pass: string; poll: string }> };

async function load(params: Props["params"]) {
  const { poll: id } = await params;
  const person = await personOf(params, `/polls/${id}`);
  const page = await loadPollPage(person.actor, id);
  if (!page) notFound();
  return { ...person, ...page };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).poll.question };
});

/** A vote for one reader: what they chose, and the figures as far as they may see them. */
export default orMissing(async function PollPage({ params }: Props) {
  const { lang, poll, thread, own, standing, voters, mayVote, mayClose } = await load(params);
  const t = words(lang, "polls");
  const chosen = own?.choices ?? [];
  return (
    <article className="formpage">
      <p className="crumb">
        <Link href={threadPath(areaPath(thread.unitSlug), thread.id)}>{titleIn(lang, thread.title)}</Link>
      </p>
      <h1>{poll.question}</h1>
      <PollRules lang={lang} poll={poll} />
      {own && (
        <p className="note ok" role="status">
          {t(poll.isAnonymous ? "votedForGood" : "voted")}
        </p>
      )}
      <h2>{t("standing", { count: poll.voterCount })}</h2>
      <PollResults lang={lang} poll={poll} standing={standing} chosen={chosen} voters={voters} />
      {mayVote && (
        <ActionForm action={voteAction} className="deed">
          <PollChoices lang={lang} poll={poll} chosen={chosen} />
        </ActionForm>
      )}
      {mayClose && (
        <ActionForm action={closePollAction} className="deed">
          <input type="hidden" name="pollId" value={poll.id} />
          <p className="hint">{t("closeHint")}</p>
          <SubmitButton className="btn g">{t("close")}</SubmitButton>
        </ActionForm>
      )}
    </article>
  );
});
