import { AlarmClock } from "lucide-react";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TIMER_KINDS } from "#db/enums/forum.ts";
import { setTimerAction, takeBackTimerAction } from "#domains/moderation/actions.ts";
import type { Timer } from "#domains/moderation/timers/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; threadId: string; timers: Timer[] };

/** What is set for a thread, to be taken back, and setting more. */
export function TimerBox({ lang, threadId, timers }: Props) {
  const t = words(lang, "timers");
  return (
    <>
      {timers.length > 0 && (
        <ul className="items" aria-label={t("list")}>
          {timers.map((timer) => (
            <TimerLine key={timer.id} lang={lang} timer={timer} />
          ))}
        </ul>
      )}
      <details className="deedbox">
        <summary>{t("title")}</summary>
        <ActionForm action={setTimerAction} className="deed">
          <input type="hidden" name="threadId" value={threadId} />
          <p className="hint">{t("hint")}</p>
          <SelectField name="kind" label={t("kind")}>
            {TIMER_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </SelectField>
          <TextField type="datetime-local" name="at" label={t("at")} required />
          <TextField name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={300} />
          <SubmitButton className="btn s">{t("submit")}</SubmitButton>
        </ActionForm>
      </details>
    </>
  );
}

function TimerLine({ lang, timer }: { lang: Lang; timer: Timer }) {
  const t = words(lang, "timers");
  return (
    <li>
      <div className="qitem0">
        <b>
          <AlarmClock className="i" aria-hidden /> {t(`kinds.${timer.kind}`)}
        </b>
        {timer.reason && <p className="ex">{timer.reason}</p>}
        <p className="meta">
          <span>{t("due", { at: formatDateTime(timer.dueAt, lang), name: timer.memberName })}</span>
        </p>
        {timer.failure && <p className="note bad">{t("failed", { reason: reasonOf(lang, timer.failure) })}</p>}
        <ActionForm action={takeBackTimerAction}>
          <input type="hidden" name="timerId" value={timer.id} />
          <input type="hidden" name="threadId" value={timer.threadId} />
          <SubmitButton className="btn g s">{t(timer.failure ? "dismiss" : "takeBack")}</SubmitButton>
        </ActionForm>
      </div>
    </li>
  );
}

/** A refusal that the list has words for; all others are one. */
function reasonOf(lang: Lang, failure: string): string {
  const known = (["forbidden", "not_found", "conflict"] as const).find((each) => each === failure);
  return words(lang, "timers")(`failures.${known ?? "other"}`);
}
