import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { takeOverDraftAction } from "#domains/bulletins/actions.ts";
import type { Draft } from "#domains/bulletins/drafts/queries.ts";
import { formatMoment } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** Who is writing the text, for whoever opens it meanwhile, and the way to take it over. */
export function TakeOver({ lang, day, draft }: { lang: Lang; day: string; draft: Draft }) {
  const t = words(lang, "drafts");
  return (
    <ActionForm action={takeOverDraftAction} className="note warn takeover">
      <input type="hidden" name="bulletinId" value={draft.id} />
      <p>
        {t("held", {
          name: draft.holderName ?? "",
          time: draft.heldSince ? formatMoment(draft.heldSince, lang, day) : "",
        })}
      </p>
      <SubmitButton className="btn g s">{t("takeOver")}</SubmitButton>
    </ActionForm>
  );
}
