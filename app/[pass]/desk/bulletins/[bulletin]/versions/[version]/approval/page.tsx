import "#components/bulletins/approval.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { PrintButton } from "#components/bulletins/print-button.tsx";
import { RemarkList } from "#components/bulletins/remark-list.tsx";
import { speakerOf, stepName } from "#components/bulletins/steps.ts";
import { canUseBulletinDesk } from "#domains/bulletins/policy.ts";
import { findRecord } from "#domains/bulletins/review/record.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { formatDateTime } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; bulletin: string; version: string }> };
const NUMBER = /^[1-9]\d{0,8}$/;

async function load(params: Props["params"]) {
  const { bulletin: id, version } = await params;
  const path = `/desk/bulletins/${id}/versions/${version}/approval`;
  const person = await staffOf(params, path, canUseBulletinDesk);
  const record = NUMBER.test(version) ? await findRecord(person.actor, id, Number(version)) : null;
  if (!record) notFound();
  return { ...person, id, record };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, record } = await load(params);
  return { title: `${words(lang, "bulletins")("desk.approval.title")} · ${record.kept.title}` };
});

/** 发布审批表: one version's way to its readers on one sheet of paper. */
export default orMissing(async function ApprovalPage({ params }: Props) {
  const { lang, id, record } = await load(params);
  const { kept, column, review, decisions, writers, publishedAt, publishedBy, correction } = record;
  const t = words(lang, "bulletins");
  const { name, enName } = await findOrganisation();
  const isEnglish = lang === "en";
  const audience = kept.unitId === null ? t("desk.everyone") : (isEnglish && record.unitEnName) || record.unitName;
  const line = (label: string, text: ReactNode) => (
    <tr>
      <th scope="row">{label}</th>
      <td colSpan={3}>{text || "—"}</td>
    </tr>
  );
  return (
    <section className="approval">
      <p className="dcrumb">
        <Link href={`/desk/bulletins/${id}`} prefetch={false}>
          {kept.title}
        </Link>
      </p>
      <header>
        <p>{(isEnglish && enName) || name}</p>
        <h1>{t("desk.approval.title")}</h1>
        <PrintButton label={t("tools.print")} />
      </header>
      <table>
        <tbody>
          {line(t("desk.approval.name"), kept.title)}
          {line(t("desk.fields.column"), (isEnglish && column.enName) || column.name)}
          {line(t("desk.fields.audience"), audience)}
          {line(
            t("desk.fields.kind"),
            `${t(`desk.fields.kinds.${kept.kind}`)} · ${t(`desk.fields.risks.${kept.risk}`)}`,
          )}
          {line(t("desk.fields.source"), [kept.source, kept.byline].filter(Boolean).join(" · "))}
          {line(t("desk.approval.writers"), writers.join("、"))}
          {line(
            t("desk.approval.handedIn"),
            `${record.submittedBy} · ${formatDateTime(review.createdAt, lang)} · ${t("desk.approval.version", { version: kept.version })}`,
          )}
          {review.openFaults.length > 0 &&
            line(
              t("desk.approval.faults"),
              `${review.openFaults.map(({ found }) => found).join("、")} · ${t("desk.checks.letPassWhy", { reason: review.faultsReason })}`,
            )}
        </tbody>
        <tbody>
          <tr>
            <th scope="col">{t("desk.approval.step")}</th>
            <th scope="col">{t("desk.approval.who")}</th>
            <th scope="col">{t("desk.approval.opinion")}</th>
            <th scope="col">{t("desk.approval.when")}</th>
          </tr>
          {decisions.map((decision) => (
            <tr key={decision.id}>
              <td>
                {stepName(lang, review.steps[decision.step]!, decision.step)} {t(`desk.review.kind.${decision.kind}`)}
              </td>
              <td>{speakerOf(lang, decision)}</td>
              <td>
                {t(`desk.review.verdict.${decision.verdict}`)}
                {decision.reason && ` · ${t(`desk.review.reasons.${decision.reason}`)}`}
                {decision.note && ` · ${decision.note}`}
                <RemarkList {...decision} />
              </td>
              <td>{formatDateTime(decision.at, lang)}</td>
            </tr>
          ))}
          {decisions.length === 0 && (
            <tr>
              <td colSpan={4}>{t("desk.approval.nothingSaid")}</td>
            </tr>
          )}
        </tbody>
        <tbody>
          {line(t("desk.approval.result"), words(lang, "versions")(`states.${review.state}`))}
          {line(
            t("desk.approval.published"),
            publishedAt
              ? `${publishedBy} · ${formatDateTime(publishedAt, lang)}${review.isAfterwards ? ` · ${t("desk.approval.emergency")}` : ""}`
              : t("desk.notPublished"),
          )}
          {correction && line(t("article.corrections"), correction)}
          {line(t("desk.approval.fingerprint"), <code>{kept.fingerprint}</code>)}
        </tbody>
      </table>
    </section>
  );
});
