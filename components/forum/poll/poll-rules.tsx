import type { Poll } from "#domains/forum/polls/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** What holds for this vote, said before anybody votes. */
export function PollRules({ lang, poll }: { lang: Lang; poll: Poll }) {
  const t = words(lang, "polls");
  return (
    <p className="meta">
      <span>{t(`kind.${poll.kind}`)}</span>
      <span>{t(poll.isAnonymous ? "anonymous" : "named")}</span>
      <span>{t(`results.${poll.results}`)}</span>
      <span>
        {poll.isClosed ? t("closed") : poll.closesAt && t("closes", { at: formatDateTime(poll.closesAt, lang) })}
      </span>
    </p>
  );
}
