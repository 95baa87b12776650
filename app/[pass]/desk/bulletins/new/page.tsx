import "#components/bulletins/desk.css";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { startBulletinAction } from "#domains/bulletins/actions.ts";
import { TITLE_MAX_CHARS } from "#domains/bulletins/input.ts";
import { canWriteBulletins } from "#domains/bulletins/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";
import { draftChoices } from "../choices.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/bulletins/new";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canWriteBulletins);
  return { title: words(lang, "bulletins")("desk.new") };
});

/** Title, column and readers; the text follows on the writing desk. */
export default orMissing(async function NewDraftPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canWriteBulletins);
  const { columns, areas } = await draftChoices(actor, lang);
  const t = words(lang, "bulletins");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/bulletins" prefetch={false}>
              {t("desk.crumb")}
            </Link>
          </p>
          <h1>{t("desk.new")}</h1>
        </div>
      </header>
      <ActionForm action={startBulletinAction} className="box formbox">
        <TextField
          name="title"
          label={t("desk.fields.title")}
          hint={t("desk.fields.titleHint", { maximum: TITLE_MAX_CHARS })}
          maxLength={TITLE_MAX_CHARS}
          required
        />
        <SelectField name="columnId" label={t("desk.fields.column")}>
          {columns.map(({ id, name }) => (
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
    </>
  );
});
