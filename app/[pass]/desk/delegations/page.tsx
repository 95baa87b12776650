import type { Metadata } from "next";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { DelegationForm } from "#components/bulletins/delegation-form.tsx";
import { DelegationTable } from "#components/bulletins/delegation-table.tsx";
import { DELEGATION_MAX_DAYS, DELEGATION_REASON_MAX_CHARS } from "#domains/bulletins/delegations/input.ts";
import { canSeeDelegations } from "#domains/bulletins/delegations/policy.ts";
import { listDelegates, listDelegations, listOwnGrants } from "#domains/bulletins/delegations/queries.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/delegations";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canSeeDelegations);
  return { title: words(lang, "bulletins")("delegations.title") };
});

/** 审核委托: what one handed on and was handed; the security administrator sees all of them. */
export default orMissing(async function DelegationsPage({ params }: Props) {
  const { actor, lang, day } = await staffOf(params, PATH, canSeeDelegations);
  const [rows, grants, people] = await Promise.all([
    listDelegations(actor),
    listOwnGrants(actor),
    listDelegates(actor),
  ]);
  const t = words(lang, "bulletins");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("delegations.title")}</h1>
          <p className="hint">{t(grants.length > 0 ? "delegations.lede" : "delegations.lede2")}</p>
        </div>
      </header>
      {rows.length === 0 && <p className="empty">{t("delegations.none")}</p>}
      {rows.length > 0 && <DelegationTable lang={lang} day={day} rows={rows} />}
      {grants.length > 0 && (
        <DelegationForm
          {...{ lang, day, grants, people }}
          limits={{ days: DELEGATION_MAX_DAYS, reason: DELEGATION_REASON_MAX_CHARS }}
        />
      )}
    </>
  );
});
