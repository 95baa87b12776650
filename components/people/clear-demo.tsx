import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { clearDemoAction } from "#domains/units/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** The way to an empty house. What cannot be undone lies folded away: a slip of the finger opens it and does no more. */
export function ClearDemo({ lang }: { lang: Lang }) {
  const t = words(lang, "units");
  return (
    <section className="box mt-4 grid max-w-180 gap-3 p-5" aria-labelledby="demo">
      <h2 id="demo">{t("organisation.demoTitle")}</h2>
      <p className="hint">{t("organisation.demoText")}</p>
      <details className="deedbox">
        <summary>{t("organisation.demoClear")}</summary>
        <ActionForm action={clearDemoAction}>
          <SubmitButton className="btn d">{t("organisation.demoConfirm")}</SubmitButton>
        </ActionForm>
      </details>
    </section>
  );
}
