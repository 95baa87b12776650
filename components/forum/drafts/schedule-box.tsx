import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { MissingLines } from "#components/form/missing-lines.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { schedulePostAction } from "#domains/forum/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** When a finished draft is to be posted. */
export function ScheduleBox({ lang, draft }: { lang: Lang; draft: { id: string; version: string } }) {
  const t = words(lang, "scheduled");
  return (
    <details className="deedbox">
      <summary>{t("plan")}</summary>
      <ActionForm action={schedulePostAction} className="deed">
        <input type="hidden" name="draftId" value={draft.id} />
        <input type="hidden" name="version" value={draft.version} />
        <MissingLines names={["title", "text", "labels"]} />
        <TextField type="datetime-local" name="at" label={t("at")} hint={t("atHint")} required />
        <SubmitButton className="btn g s">{t("submit")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
