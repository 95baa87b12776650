import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Tick } from "#components/form/tick.tsx";
import { ROLES, type Role } from "#db/enums/roles.ts";
import { requireTwoStepAction } from "#domains/people/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** Which roles must use two-step sign-in. */
export function TwoStepRoles({ lang, required }: { lang: Lang; required: readonly Role[] }) {
  const t = words(lang, "people");
  return (
    <ActionForm action={requireTwoStepAction} className="box deed mt-4 max-w-180 p-5">
      <h2 id="two-step-roles">{t("twoStep.title")}</h2>
      <p className="hint">{t("twoStep.lede")}</p>
      <fieldset className="grid gap-1 sm:grid-cols-2" aria-labelledby="two-step-roles">
        {ROLES.map((role) => (
          <label key={role} className="check s">
            <Tick name="roles[]" value={role} defaultChecked={required.includes(role)} />
            {t(`roles.${role}`)}
          </label>
        ))}
      </fieldset>
      <SubmitButton className="btn">{t("twoStep.save")}</SubmitButton>
    </ActionForm>
  );
}
