import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { NewToken } from "#components/people/new-token.tsx";
import { TokenFields } from "#components/people/token-fields.tsx";
import { TokenList } from "#components/people/token-list.tsx";
import { unitName } from "#components/people/unit-options.tsx";
import { READING_SCOPES } from "#db/enums/tokens.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { createServiceTokenAction } from "#domains/tokens/actions.ts";
import { canIssueServiceToken, overseesTokens } from "#domains/tokens/policy.ts";
import { listOverseenTokens } from "#domains/tokens/queries.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/tokens";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, overseesTokens);
  return { title: words(lang, "tokens")("desk.title") };
});

/** Tokens with which other systems read an area: made by its leader, ended by them or by the security administrator. */
export default orMissing(async function ServiceTokensPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, overseesTokens);
  const t = words(lang, "tokens");
  const units = (await listVisibleUnits(actor)).filter(({ path }) => canIssueServiceToken(actor, path));
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("desk.crumb")}</p>
          <h1>{t("desk.title")}</h1>
          <p className="hint">{t("desk.lede")}</p>
        </div>
      </header>
      {units.length > 0 && (
        <ActionForm action={createServiceTokenAction} className="deed">
          <NewToken words={{ made: t("made"), once: t("once"), gone: t("gone") }}>
            <SelectField name="unit" label={t("desk.area")}>
              {canIssueServiceToken(actor, null) && <option value="">{t("desk.site")}</option>}
              {units.map((unit) => (
                <option key={unit.slug} value={unit.slug}>
                  {unitName(unit, lang)}
                </option>
              ))}
            </SelectField>
            <TokenFields lang={lang} scopes={READING_SCOPES} />
            <SubmitButton>{t("create")}</SubmitButton>
          </NewToken>
        </ActionForm>
      )}
      <h2>{t("desk.list")}</h2>
      <TokenList lang={lang} tokens={await listOverseenTokens(actor)} from="desk" />
    </>
  );
});
