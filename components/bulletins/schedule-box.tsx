"use client";
import { CalendarClock } from "lucide-react";
import type { ReactNode } from "react";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { cancelScheduleAction, schedulePublicationAction } from "#domains/bulletins/actions.ts";
import { FaultFields } from "./fault-fields.tsx";
import type { DeskWords } from "./words.ts";

export type Plan = {
  at: ReactNode;
  by: string;
  version: number;
  /** Why it came to nothing at its time; null while it is still to come. */
  failure: string | null;
};

type Props = {
  bulletinId: string;
  version: number;
  plan: Plan | null;
  may: { make: boolean; cancel: boolean };
  openFaults: number;
  reasonMax: number;
  words: DeskWords;
};

/** 定时发布: what is planned, and the way to plan or to cancel. */
export function ScheduleBox({ bulletinId, version, plan, may, openFaults, reasonMax, words: desk }: Props) {
  const words = desk.schedule;
  return (
    <>
      {plan && (
        <div className={plan.failure ? "note bad" : "note"} role="status">
          <CalendarClock className="i" aria-hidden />
          <p>
            <b>{plan.failure ? words.failed : words.planned}</b> {plan.at}
            <br />
            {plan.failure ??
              words.version.replace("{version}", () => String(plan.version)).replace("{name}", () => plan.by)}
          </p>
        </div>
      )}
      {plan && !plan.failure && may.cancel && (
        <ActionForm action={cancelScheduleAction}>
          <input type="hidden" name="bulletinId" value={bulletinId} />
          <SubmitButton className="btn t s">{words.cancel}</SubmitButton>
        </ActionForm>
      )}
      {may.make && (
        <details className="planning">
          <summary>{plan && !plan.failure ? words.change : words.make}</summary>
          <ActionForm key={version} action={schedulePublicationAction}>
            <input type="hidden" name="bulletinId" value={bulletinId} />
            <input type="hidden" name="version" value={version} />
            <TextField type="datetime-local" name="at" label={words.at} hint={words.hint} required />
            <FaultFields count={openFaults} maxLength={reasonMax} words={desk.checks} />
            <SubmitButton className="btn g s">{words.submit}</SubmitButton>
          </ActionForm>
        </details>
      )}
    </>
  );
}
