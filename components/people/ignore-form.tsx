import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { heedPersonAction, ignorePersonAction } from "#domains/forum/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** Folds what a person says, or unfolds it again. */
export function IgnoreForm({ lang, personId, isIgnored }: { lang: Lang; personId: string; isIgnored: boolean }) {
  const t = words(lang, "order");
  return (
    <section id="ignore">
      <ActionForm action={isIgnored ? heedPersonAction : ignorePersonAction} className="deed">
        <input type="hidden" name="personId" value={personId} />
        <p className="hint">{t(isIgnored ? "ignored.ignoring" : "ignored.ignoreHint")}</p>
        <SubmitButton className="btn g s">{t(isIgnored ? "ignored.heed" : "ignored.ignore")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
