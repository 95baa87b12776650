import "./labels.css";
import { ActionForm } from "#components/form/action-form.tsx";
import { CheckField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { createLabelAction, updateLabelAction } from "#domains/forum/actions.ts";
import type { ManagedGroup } from "#domains/forum/labels/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; group: ManagedGroup; nameMaxChars: number };

/** The labels of a group, a form each, and one for the next. */
export function LabelRows({ lang, group, nameMaxChars }: Props) {
  const t = words(lang, "labels");
  return (
    <>
      {group.labels.length === 0 && <p className="hint">{t("desk.noLabels")}</p>}
      <ul className="labelrows">
        {group.labels.map((label) => (
          <li key={label.id}>
            <ActionForm action={updateLabelAction} className="rowform">
              <input type="hidden" name="labelId" value={label.id} />
              <TextField
                name="name"
                label={t("desk.name")}
                defaultValue={label.name}
                required
                maxLength={nameMaxChars}
              />
              <TextField
                name="position"
                label={t("desk.position")}
                defaultValue={label.position}
                inputMode="numeric"
                pattern="[0-9]{1,3}"
              />
              <CheckField name="archived" label={t("desk.archived")} defaultChecked={label.archived} />
              <SubmitButton className="btn g s">{t("desk.save")}</SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
      <ActionForm action={createLabelAction} className="deed">
        <input type="hidden" name="groupId" value={group.id} />
        <TextField
          name="name"
          label={t("desk.add")}
          hint={t("desk.addHint", { maximum: nameMaxChars })}
          required
          maxLength={nameMaxChars}
          autoComplete="off"
        />
        <SubmitButton>{t("desk.addSubmit")}</SubmitButton>
      </ActionForm>
    </>
  );
}
