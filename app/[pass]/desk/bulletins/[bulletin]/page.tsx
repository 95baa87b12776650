import "#components/bulletins/desk.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { CheckPanel } from "#components/bulletins/check-panel.tsx";
import { DraftForm } from "#components/bulletins/draft-form.tsx";
import { DraftReview } from "#components/bulletins/draft-review.tsx";
import { DraftVersionProvider } from "#components/bulletins/draft-version.tsx";
import { DraftView } from "#components/bulletins/draft-view.tsx";
import { ImportReport } from "#components/bulletins/import-report.tsx";
import { MustReadBox } from "#components/bulletins/must-read-box.tsx";
import { PublishPanel } from "#components/bulletins/publish-panel.tsx";
import { ReviewBar } from "#components/bulletins/review-bar.tsx";
import { SlotBox } from "#components/bulletins/slot-box.tsx";
import { VersionList } from "#components/bulletins/version-list.tsx";
import { deskWords, mustReadWords, uploadWords } from "#components/bulletins/words.ts";
import { editorWords } from "#components/editor/words.ts";
import { unitName as nameOf } from "#components/people/unit-options.tsx";
import { Time } from "#components/ui/time.tsx";
import { checkArticle } from "#domains/bulletins/checks/findings.ts";
import { listBrokenLinks } from "#domains/bulletins/checks/links.ts";
import { listCheckedWords } from "#domains/bulletins/checks/queries.ts";
import { findDraft } from "#domains/bulletins/drafts/queries.ts";
import { findImport } from "#domains/bulletins/imports/queries.ts";
import { REASON_MAX_CHARS, SUMMARY_MAX_CHARS, TITLE_MAX_CHARS } from "#domains/bulletins/input.ts";
import { listMustReads, listUnitsToAsk } from "#domains/bulletins/must-reads/asked.ts";
import { canRequireOf } from "#domains/bulletins/must-reads/policy.ts";
import { canUseBulletinDesk, draftAbilities } from "#domains/bulletins/policy.ts";
import { MARKS_MAX, NOTE_MAX_CHARS, QUOTE_MAX_CHARS } from "#domains/bulletins/review/input.ts";
import { countReturns, findReview, findRoute } from "#domains/bulletins/review/queries.ts";
import { reviewFor } from "#domains/bulletins/review/view.ts";
import { findSchedule } from "#domains/bulletins/schedule/queries.ts";
import { SLOT_REASON_MAX_CHARS } from "#domains/bulletins/slots/input.ts";
import { listSlots } from "#domains/bulletins/slots/queries.ts";
import { listVersions } from "#domains/bulletins/versions/queries.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { attachmentSources } from "#domains/media/attachments.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";
import { draftChoices } from "../choices.ts";

type Props = { params: Promise<{ pass: string; bulletin: string }> };

async function load(params: Props["params"]) {
  const { bulletin: id } = await params;
  const person = await staffOf(params, `/desk/bulletins/${id}`, canUseBulletinDesk);
  const draft = await findDraft(person.actor, id);
  if (!draft) notFound();
  const may = draftAbilities(person.actor, draft);
  const isLocked = draft.reviewState === "in_review" && !draft.isReviewedAfterwards;
  return { ...person, draft, may: { ...may, edit: may.edit && !isLocked } };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).draft.title };
});

/** One working copy: its editor writes, its publisher publishes; who is neither reads. */
export default orMissing(async function DraftPage({ params }: Props) {
  const { actor, lang, day, draft, may } = await load(params);
  const t = words(lang, "bulletins");
  const ids = [...mediaIdsOf(draft.body), ...(draft.coverId ? [draft.coverId] : [])];
  const [pictures, files] = await Promise.all([mediaSources(ids), attachmentSources(ids)]);
  const unitName = lang === "en" ? draft.unitEnName || draft.unitName : draft.unitName;
  const area = { id: draft.unitId ?? "", name: unitName ?? t("desk.everyone") };
  const published = draft.published && {
    version: draft.published.version,
    href: `${areaPath(draft.published.unitSlug)}/bulletins/${draft.id}`,
    at: <Time at={draft.published.at} lang={lang} day={day} />,
    isArchived: draft.published.archivedAt !== null,
  };
  const [route, review, returns, plan, checked, versions, asked, toAsk, imported, slots, broken] = await Promise.all([
    findRoute(actor, draft.id),
    findReview(actor, draft.id),
    countReturns(actor, draft.id),
    findSchedule(actor, draft.id),
    listCheckedWords(actor),
    listVersions(actor, draft.id),
    listMustReads(actor, draft.id),
    draft.published ? listUnitsToAsk(actor, draft.published.unitPath) : [],
    findImport(actor, draft.id),
    listSlots(actor, draft.id, day),
    listBrokenLinks(actor, draft.body),
  ]);
  const ask = words(lang, "reading");
  const dayIn = (civil: string) => formatDay(new Date(`${civil}T12:00:00+08:00`), lang, day);
  const steps = review?.steps ?? route?.steps ?? [];
  const view = <DraftView lang={lang} draft={draft} pictures={pictures} files={files} />;
  const panel = (
    <>
      {steps.length > 0 && (
        <DraftReview
          {...{ lang, day, route, steps, review }}
          of={draft}
          bulletinId={draft.id}
          view={reviewFor(actor, draft, review, steps)}
          limits={{ note: NOTE_MAX_CHARS, quote: QUOTE_MAX_CHARS, marks: MARKS_MAX }}
        />
      )}
      <CheckPanel
        version={draft.version}
        findings={checkArticle(draft, checked, broken)}
        words={deskWords(lang).checks}
      />
      {versions.length > 0 && <VersionList lang={lang} day={day} bulletinId={draft.id} versions={versions} />}
      <PublishPanel
        bulletinId={draft.id}
        may={may}
        published={published}
        audience={area.name}
        plan={
          plan && {
            ...{ by: plan.by, version: plan.version, failure: plan.failure && failureOf(lang, plan.failure) },
            at: <Time at={plan.dueAt} lang={lang} day={day} />,
          }
        }
        reasonMax={REASON_MAX_CHARS}
        words={deskWords(lang)}
        review={
          !draft.hasRoute || draft.reviewState === "approved"
            ? "ready"
            : draft.reviewState === "in_review"
              ? "underWay"
              : "needed"
        }
      />
      {draft.published && may.publish && (
        <SlotBox
          bulletinId={draft.id}
          slots={slots.map(({ firstDay, lastDay, reason, by, ...slot }) => ({
            ...slot,
            days: t("desk.slots.days", { from: dayIn(firstDay), until: dayIn(lastDay) }),
            why: t("desk.slots.why", { name: by, reason }),
          }))}
          day={day}
          reasonMax={SLOT_REASON_MAX_CHARS}
          words={deskWords(lang).slots}
        />
      )}
      <MustReadBox
        bulletinId={draft.id}
        isPublished={draft.published !== null}
        asked={asked.map(({ id, unitPath, dueOn, by, ...unit }) => ({
          id,
          unit: nameOf({ name: unit.unitName, enName: unit.unitEnName }, lang),
          due: ask("ask.due", { day: dayIn(dueOn), name: by }),
          mayEnd: canRequireOf(actor, unitPath),
        }))}
        units={toAsk.map(({ path, ...unit }) => ({
          id: unit.id,
          name: nameOf(unit, lang),
          depth: path.split(".").length - (toAsk[0]?.path.split(".").length ?? 1),
        }))}
        day={day}
        words={mustReadWords(lang).ask}
      />
    </>
  );
  return (
    <DraftVersionProvider version={draft.version}>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/bulletins" prefetch={false}>
              {t("desk.crumb")}
            </Link>
          </p>
          <h1>{may.edit ? t("desk.edit") : draft.title}</h1>
          <p className="hint">{t("desk.draftBy", { name: draft.authorName })}</p>
          {draft.isBeingEdited && draft.editorName && draft.editorId !== actor.id && (
            <p className="note warn" role="status">
              {t("desk.othersEdit", { name: draft.editorName })}
            </p>
          )}
        </div>
      </header>
      {imported && <ImportReport lang={lang} report={imported} mayDismiss={may.edit} />}
      {steps.length > 0 && (
        <ReviewBar lang={lang} day={day} draft={draft} steps={steps} review={review} returns={returns} />
      )}
      {may.edit ? (
        <DraftForm
          lang={lang}
          draft={fieldsOf(draft)}
          {...(await draftChoices(actor, lang, area))}
          pictures={pictures}
          files={files}
          words={deskWords(lang)}
          editorWords={editorWords(lang)}
          uploadWords={uploadWords(lang)}
          limits={{ title: TITLE_MAX_CHARS, summary: SUMMARY_MAX_CHARS }}
          isSettled={draft.reviewState === "approved" || draft.published?.version === draft.version}
          theirs={view}
        >
          {panel}
        </DraftForm>
      ) : (
        <div className="edit">
          <div className="box paper">
            <p className="note">{t(draft.reviewState === "in_review" ? "desk.review.locked" : "desk.cannotEdit")}</p>
            {view}
          </div>
          <aside className="insp">{panel}</aside>
        </div>
      )}
    </DraftVersionProvider>
  );
});

/** Why a plan came to nothing: by the same sentences as any refusal. */
function failureOf(lang: Lang, key: string): string {
  const t = words(lang, "errors");
  const known = [`fields.${key}`, `codes.${key}`].find((name) => t.has(name as never));
  return t((known ?? "codes.forbidden") as never);
}

/** What goes to the browser of a working copy: what its form holds, and nothing else. */
const fieldsOf = ({
  id,
  version,
  title,
  summary,
  source,
  byline,
  columnId,
  unitId,
  coverId,
  indent,
  body,
  disclosure,
  kind,
  risk,
}: NonNullable<Awaited<ReturnType<typeof findDraft>>>) => ({
  ...{ id, version, title, summary, source, byline, columnId, unitId, coverId, indent, body, disclosure, kind, risk },
});
