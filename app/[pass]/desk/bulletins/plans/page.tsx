import "#components/bulletins/desk.css";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { CancelPlan } from "#components/bulletins/cancel-plan.tsx";
import { failureOf } from "#components/bulletins/plan-failure.ts";
import { PlanTable } from "#components/bulletins/plan-table.tsx";
import { canPublish, canUseBulletinDesk } from "#domains/bulletins/policy.ts";
import { listFailedPlans, listPlans, type Plan } from "#domains/bulletins/schedule/queries.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { readCursor } from "#lib/cursor.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }>; searchParams: Promise<{ after?: string | string[] }> };
const PATH = "/desk/bulletins/plans";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canUseBulletinDesk);
  return { title: words(lang, "plans")("title") };
});

/** 定时计划: everything that is to go out by itself, and what should have and did not. */
export default orMissing(async function PlansPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await staffOf(params, PATH, canUseBulletinDesk);
  const after = readCursor(String((await searchParams).after ?? ""));
  const [{ plans, next }, failed] = await Promise.all([listPlans(actor, { after }), listFailedPlans(actor)]);
  const t = words(lang, "plans");
  const cancel = (plan: Plan) => canPublish(actor, plan) && <CancelPlan plan={plan} label={t("cancel")} />;
  const why = ({ failure }: Plan) => failure && failureOf(lang, failure);
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/bulletins" prefetch={false}>
              {words(lang, "bulletins")("desk.crumb")}
            </Link>
          </p>
          <h1>{t("title")}</h1>
          <p className="hint">{t("lede")}</p>
        </div>
      </header>
      {plans.length === 0 && <p className="empty">{t("none")}</p>}
      {plans.length > 0 && (
        <PlanTable {...{ lang, day, plans }} caption={t("title")} last={{ head: t("deed"), cell: cancel }} />
      )}
      {next && (
        <p className="pager">
          <Link className="btn g s" href={`${PATH}?after=${next}`} prefetch={false}>
            {t("later")}
          </Link>
        </p>
      )}
      {failed.length > 0 && <h2 className="mb-3 px-4 sm:px-0">{t("failed")}</h2>}
      {failed.length > 0 && (
        <PlanTable {...{ lang, day }} plans={failed} caption={t("failed")} last={{ head: t("why"), cell: why }} />
      )}
    </>
  );
});
