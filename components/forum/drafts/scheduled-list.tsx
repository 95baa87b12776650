import { CalendarClock, CalendarX } from "lucide-react";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { takeBackScheduledAction } from "#domains/forum/actions.ts";
import type { Scheduled } from "#domains/forum/scheduled/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { cutText } from "#lib/text/excerpt.ts";
import { titleIn } from "#lib/thread-title.ts";

const EXCERPT_CHARS = 120;

/** What is planned, each with its time and the way to take it back; what could not be posted, with the reason. */
export function ScheduledList({ lang, scheduled }: { lang: Lang; scheduled: Scheduled[] }) {
  const t = words(lang, "scheduled");
  return (
    <ul className="drafts">
      {scheduled.map(({ id, kind, title, text, isAnonymous, parentNumber, dueAt, failure, place }) => (
        <li key={id}>
          {failure ? <CalendarX className="i" aria-hidden /> : <CalendarClock className="i" aria-hidden />}
          <div>
            <p className="meta">
              <span>{t(kind, { place: place === null ? t("gone") : titleIn(lang, place) })}</span>
              {place !== null && parentNumber !== null && <span>#{parentNumber}</span>}
              <span>{formatDateTime(dueAt, lang)}</span>
              {isAnonymous && <span className="badge k">{words(lang, "forum")("anonymous.kept")}</span>}
            </p>
            {kind === "thread" && <b>{title}</b>}
            <p>{cutText(text, EXCERPT_CHARS)}</p>
            {failure && <p className="note bad">{t("failed", { reason: reasonOf(lang, failure) })}</p>}
          </div>
          <ActionForm action={takeBackScheduledAction} className="acts">
            <input type="hidden" name="scheduledId" value={id} />
            <SubmitButton className="btn g s">{t("takeBack")}</SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}

/** A refusal that the list has words for; all others are one. */
function reasonOf(lang: Lang, failure: string): string {
  const t = words(lang, "scheduled");
  if (failure === "groupRequired" || failure === "noSuchLabel" || failure === "oneOfGroup") return t("reasons.labels");
  const known = ["not_found", "forbidden", "muted", "threadLocked", "slowMode", "wait", "noSuchPost"] as const;
  const key = known.find((each) => each === failure);
  return t(key ? `reasons.${key}` : "reasons.other");
}
