import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { unitNameOf } from "#components/forum/audience-badge.tsx";
import { revokeTokenAction } from "#domains/tokens/actions.ts";
import type { Token } from "#domains/tokens/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; tokens: Token[]; from: "settings" | "desk" };

/** Tokens that are in use, each with what it may do, until when, and the way to end it. */
export function TokenList({ lang, tokens, from }: Props) {
  const t = words(lang, "tokens");
  if (tokens.length === 0) return <p className="empty">{t("none")}</p>;
  const at = (date: Date) => formatDateTime(date, lang);
  return (
    <ul className="cards">
      {tokens.map((token) => (
        <li key={token.id} className="card">
          <h3>{token.name}</h3>
          <p className="meta">
            {from === "desk" && <span>{whose(lang, token)}</span>}
            <span>{token.scopes.map((scope) => t(`scope.${scope}`)).join(" · ")}</span>
          </p>
          <p className="meta">
            <span>{t("since", { date: at(token.createdAt) })}</span>
            <span>{t(token.isExpired ? "expired" : "until", { date: at(token.expiresAt) })}</span>
            <span>{token.lastUsedAt ? t("used", { date: at(token.lastUsedAt) }) : t("neverUsed")}</span>
          </p>
          <ActionForm action={revokeTokenAction}>
            <input type="hidden" name="tokenId" value={token.id} />
            <input type="hidden" name="from" value={from} />
            <SubmitButton className="btn g s">{t("revoke", { name: token.name })}</SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}

function whose(lang: Lang, token: Token): string {
  const { areaKind, memberName } = token;
  const t = words(lang, "tokens");
  if (areaKind === null) return t("desk.ofMember", { name: memberName });
  const unit = unitNameOf(token, lang) ?? "";
  const area = areaKind === "site" ? t("desk.ofSite") : t("desk.ofUnit", { unit });
  return `${area} · ${t("desk.by", { name: memberName })}`;
}
