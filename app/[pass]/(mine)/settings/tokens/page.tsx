import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { PasswordField } from "#components/form/password-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { NewToken } from "#components/people/new-token.tsx";
import { TokenFields } from "#components/people/token-fields.tsx";
import { TokenList } from "#components/people/token-list.tsx";
import { SCOPES } from "#db/enums/tokens.ts";
import { hasPassword } from "#domains/accounts/own.ts";
import { personOf } from "#domains/edge/audience.ts";
import { createTokenAction } from "#domains/tokens/actions.ts";
import { listOwnTokens } from "#domains/tokens/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/settings/tokens";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, PATH);
  return { title: words(lang, "tokens")("title") };
});

/** One's own tokens for programs, and the way to end each. */
export default orMissing(async function TokensPage({ params }: Props) {
  const { actor, lang } = await personOf(params, PATH);
  const t = words(lang, "tokens");
  const reveal = words(lang, "accounts");
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{reveal("settings.title")}</Link>
      </p>
      <h1>{t("title")}</h1>
      <p className="lede">{t("lede")}</p>
      <ActionForm action={createTokenAction} className="deed">
        <NewToken words={{ made: t("made"), once: t("once"), gone: t("gone") }}>
          <TokenFields lang={lang} scopes={SCOPES} />
          {(await hasPassword(actor)) && (
            <PasswordField
              name="current"
              words={{ show: reveal("reveal.show"), hide: reveal("reveal.hide") }}
              label={t("current")}
              required
              maxLength={200}
              autoComplete="current-password"
            />
          )}
          <SubmitButton>{t("create")}</SubmitButton>
        </NewToken>
      </ActionForm>
      <h2>{t("list")}</h2>
      <TokenList lang={lang} tokens={await listOwnTokens(actor)} from="settings" />
      <p>
        <a className="link" href="/api/v1/openapi.json">
          {t("document")}
        </a>
      </p>
    </section>
  );
});
