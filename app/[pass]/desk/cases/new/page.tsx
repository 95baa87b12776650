import "#components/bulletins/desk.css";
import "#components/cases/cases.css";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { AnonymiseReminder } from "#components/cases/reminder.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { startCaseAction } from "#domains/cases/actions.ts";
import { TITLE_MAX_CHARS } from "#domains/cases/input.ts";
import { canWriteCases } from "#domains/cases/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";
import { caseChoices } from "../choices.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/cases/new";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canWriteCases);
  return { title: words(lang, "cases")("desk.new") };
});

/** Title, kind and readers; the record follows. */
export default orMissing(async function NewCasePage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canWriteCases);
  const { kinds, areas } = await caseChoices(actor, lang);
  const t = words(lang, "cases");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/cases" prefetch={false}>
              {t("desk.crumb")}
            </Link>
          </p>
          <h1>{t("desk.new")}</h1>
        </div>
      </header>
      <div className="edit">
        <ActionForm action={startCaseAction} className="box formbox">
          <TextField name="title" label={t("desk.fields.title")} maxLength={TITLE_MAX_CHARS} required />
          <SelectField name="breach" label={t("desk.fields.breach")}>
            {kinds.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField name="unitId" label={t("desk.fields.audience")} hint={t("desk.fields.audienceHint")}>
            {areas.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <SubmitButton className="btn s">{t("desk.start")}</SubmitButton>
        </ActionForm>
        <aside className="insp">
          <AnonymiseReminder lang={lang} />
        </aside>
      </div>
    </>
  );
});
