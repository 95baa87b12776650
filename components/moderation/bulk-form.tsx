import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { Deed } from "#db/enums/queue.ts";
import { workQueueAction } from "#domains/moderation/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { ReasonFields } from "./reason-fields.tsx";
import { AnswerField, NoteField } from "./said-fields.tsx";

type Props = {
  lang: Lang;
  deed: Deed;
  itemIds: string[];
  reasons: string[];
  handlers: { id: string; name: string }[];
};

/** Does to many what the preview beside it has said. */
export function BulkForm({ lang, deed, itemIds, reasons, handlers }: Props) {
  const t = words(lang, "queue");
  return (
    <ActionForm action={workQueueAction} className="pbody deed">
      <input type="hidden" name="deed" value={deed} />
      {itemIds.map((id) => (
        <input key={id} type="hidden" name="itemIds[]" value={id} />
      ))}
      {deed === "assign" && (
        <SelectField name="to" label={t("bulk.to")}>
          {handlers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="">{t("bulk.nobody")}</option>
        </SelectField>
      )}
      {deed === "hide" && <ReasonFields lang={lang} reasons={reasons} />}
      {(deed === "hide" || deed === "dismiss") && <AnswerField lang={lang} />}
      {deed !== "assign" && <NoteField lang={lang} />}
      <SubmitButton className="btn s">{t(`bulk.submit.${deed}`, { count: itemIds.length })}</SubmitButton>
    </ActionForm>
  );
}
