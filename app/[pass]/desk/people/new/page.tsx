import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { IssuedPassword } from "#components/people/issued-password.tsx";
import { PersonFields } from "#components/people/person-fields.tsx";
import { UnitOptions } from "#components/people/unit-options.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { createPersonAction } from "#domains/people/actions.ts";
import { canAdministerPeople } from "#domains/people/policy.ts";
import { listUnitTree } from "#domains/units/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/people/new";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canAdministerPeople);
  return { title: words(lang, "people")("new.title") };
});

/** A new account; its password is told once. */
export default orMissing(async function NewPersonPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canAdministerPeople);
  const units = (await listUnitTree(actor)).filter(({ deactivatedAt }) => deactivatedAt === null);
  const t = words(lang, "people");
  const told = {
    title: t("issued.title"),
    text: t("issued.text"),
    gone: t("issued.gone"),
    toPerson: t("issued.toPerson"),
  };
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("list.title")}</p>
          <h1>{t("new.title")}</h1>
          <p className="hint">{t("new.lede")}</p>
        </div>
      </header>
      <ActionForm action={createPersonAction} className="box deed max-w-180 p-5">
        <IssuedPassword words={told} link>
          <PersonFields lang={lang} />
          <SelectField name="unitId" label={t("fields.unit")} required>
            <UnitOptions lang={lang} units={units} by="id" />
          </SelectField>
          <TextField name="post" label={t("fields.post")} maxLength={60} autoComplete="off" />
          <SubmitButton className="btn">{t("new.submit")}</SubmitButton>
        </IssuedPassword>
      </ActionForm>
    </>
  );
});
