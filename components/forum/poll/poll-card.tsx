import Link from "next/link";
import { ActionForm } from "#components/form/action-form.tsx";
import { voteAction } from "#domains/forum/actions.ts";
import type { Poll } from "#domains/forum/polls/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { PollChoices } from "./poll-choices.tsx";
import { PollRules } from "./poll-rules.tsx";
import "./poll.css";

type Props = { lang: Lang; poll: Poll };

/** A vote as it stands in its thread: the same for every reader. What one chose, and the figures, are on its own page. */
export function PollCard({ lang, poll }: Props) {
  const t = words(lang, "polls");
  return (
    <section className="poll card" aria-labelledby="poll">
      <h2 id="poll">{poll.question}</h2>
      <PollRules lang={lang} poll={poll} />
      {!poll.isClosed && (
        <ActionForm action={voteAction} className="grid gap-2">
          <PollChoices lang={lang} poll={poll} />
        </ActionForm>
      )}
      <p>
        <Link className="link" href={`/polls/${poll.id}`} prefetch={false}>
          {t("toResults")}
        </Link>
      </p>
    </section>
  );
}
