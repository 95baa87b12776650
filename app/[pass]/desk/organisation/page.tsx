import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { ClearDemo } from "#components/people/clear-demo.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { findOrganisation, mournsOn } from "#domains/edge/organisation.ts";
import { nameOrganisationAction, setImprintAction, setMourningAction } from "#domains/units/actions.ts";
import { IMPRINT_MAX_CHARS } from "#domains/units/input.ts";
import { canAdministerUnits } from "#domains/units/policy.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/desk/organisation";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canAdministerUnits);
  return { title: words(lang, "units")("organisation.title") };
});

/** What the organisation calls itself, what its footer says, and when it mourns. */
export default orMissing(async function OrganisationPage({ params, searchParams }: Props) {
  const { lang, day } = await staffOf(params, PATH, canAdministerUnits);
  const organisation = await findOrganisation();
  const { name, enName, imprint, mourning, isDemo } = organisation;
  const { saved } = await searchParams;
  const t = words(lang, "units");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("crumb")}</p>
          <h1>{t("organisation.title")}</h1>
          <p className="hint">{t("organisation.lede")}</p>
        </div>
      </header>
      {saved && (
        <p className="note ok mb-4" role="status">
          {t("organisation.saved")}
        </p>
      )}
      <ActionForm action={nameOrganisationAction} className="box deed max-w-180 p-5">
        <TextField name="name" label={t("organisation.name")} defaultValue={name} maxLength={60} required />
        <TextField name="enName" label={t("organisation.enName")} defaultValue={enName} maxLength={100} />
        <SubmitButton className="btn">{t("organisation.save")}</SubmitButton>
      </ActionForm>
      <ActionForm action={setImprintAction} className="box deed max-w-180 mt-4 p-5">
        <h2>{t("imprint.title")}</h2>
        <p className="hint">{t("imprint.lede")}</p>
        <TextField
          name="undertaker"
          label={t("imprint.undertaker")}
          defaultValue={imprint.undertaker}
          maxLength={IMPRINT_MAX_CHARS}
        />
        <TextField
          name="icp"
          label={t("imprint.icp")}
          hint={t("imprint.icpHint")}
          defaultValue={imprint.icp}
          maxLength={IMPRINT_MAX_CHARS}
        />
        <TextField
          name="police"
          label={t("imprint.police")}
          hint={t("imprint.policeHint")}
          defaultValue={imprint.police}
          maxLength={IMPRINT_MAX_CHARS}
        />
        <TextField
          name="siteCode"
          label={t("imprint.siteCode")}
          hint={t("imprint.siteCodeHint")}
          defaultValue={imprint.siteCode}
          maxLength={IMPRINT_MAX_CHARS}
        />
        <TextField
          name="contact"
          label={t("imprint.contact")}
          hint={t("imprint.contactHint")}
          defaultValue={imprint.contact}
          maxLength={IMPRINT_MAX_CHARS}
        />
        <SubmitButton className="btn">{t("imprint.save")}</SubmitButton>
      </ActionForm>
      <ActionForm action={setMourningAction} className="box deed max-w-180 mt-4 p-5">
        <h2>{t("mourning.title")}</h2>
        <p className="hint">{t(mournsOn(organisation, day) ? "mourning.now" : "mourning.lede")}</p>
        <TextField name="from" type="date" label={t("mourning.from")} defaultValue={mourning?.from} />
        <TextField name="until" type="date" label={t("mourning.until")} defaultValue={mourning?.until} />
        <SubmitButton className="btn">{t("mourning.save")}</SubmitButton>
      </ActionForm>
      {isDemo && <ClearDemo lang={lang} />}
    </>
  );
});
