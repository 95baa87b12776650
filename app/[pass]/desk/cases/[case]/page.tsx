import "#components/bulletins/desk.css";
import "#components/cases/cases.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { CaseForm } from "#components/cases/case-form.tsx";
import { CasePublishPanel } from "#components/cases/case-publish-panel.tsx";
import { CaseView } from "#components/cases/case-view.tsx";
import { AnonymiseReminder } from "#components/cases/reminder.tsx";
import { caseWords } from "#components/cases/words.ts";
import { Time } from "#components/ui/time.tsx";
import { problemsOf } from "#domains/cases/drafts/problems.ts";
import { findCaseDraft } from "#domains/cases/drafts/queries.ts";
import { LEDE_MAX_CHARS, ROWS_MAX, TITLE_MAX_CHARS } from "#domains/cases/input.ts";
import { canUseCaseDesk, caseAbilities } from "#domains/cases/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { words } from "#lib/i18n.ts";
import { caseChoices } from "../choices.ts";

type Props = { params: Promise<{ pass: string; case: string }> };

async function load(params: Props["params"]) {
  const { case: id } = await params;
  const person = await staffOf(params, `/desk/cases/${id}`, canUseCaseDesk);
  const record = await findCaseDraft(person.actor, id);
  if (!record) notFound();
  return { ...person, record, may: caseAbilities(person.actor, record) };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).record.title };
});

/** One case: its editor fills it in, its publisher publishes it; who may do neither reads it. */
export default orMissing(async function CaseDeskPage({ params }: Props) {
  const { actor, lang, day, record, may } = await load(params);
  const t = words(lang, "cases");
  const unitName = (lang === "en" && record.unitEnName) || record.unitName;
  const area = { id: record.unitId ?? "", name: unitName ?? t("desk.everyone") };
  const published = record.publishedAt && {
    href: `${areaPath(record.unitSlug)}/cases/${record.id}`,
    at: <Time at={record.publishedAt} lang={lang} day={day} />,
  };
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/cases" prefetch={false}>
              {t("desk.crumb")}
            </Link>
            　›　{record.number}
          </p>
          {may.edit && <h1>{t("desk.edit")}</h1>}
          <p className="hint">
            {t("desk.saved")} <Time at={record.updatedAt} lang={lang} day={day} />
          </p>
        </div>
      </header>
      <div className="edit">
        {may.edit ? (
          <CaseForm
            record={record}
            {...(await caseChoices(actor, lang, area))}
            words={caseWords(lang)}
            limits={{ title: TITLE_MAX_CHARS, lede: LEDE_MAX_CHARS, rows: ROWS_MAX }}
          />
        ) : (
          <div className="box caseread">
            <p className="note">{t(record.publishedAt ? "desk.isPublished" : "desk.cannotEdit")}</p>
            <CaseView lang={lang} day={day} record={record} />
          </div>
        )}
        <aside className="insp">
          <CasePublishPanel
            caseId={record.id}
            version={record.version}
            may={may}
            published={published}
            audience={area.name}
            problems={problemsOf(record)}
            reasonMax={LEDE_MAX_CHARS}
            words={caseWords(lang)}
          />
          <AnonymiseReminder lang={lang} />
        </aside>
      </div>
    </>
  );
});
