import "#components/bulletins/desk.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { DraftForm } from "#components/bulletins/draft-form.tsx";
import { DraftVersionProvider } from "#components/bulletins/draft-version.tsx";
import { DraftView } from "#components/bulletins/draft-view.tsx";
import { ImportReport } from "#components/bulletins/import-report.tsx";
import { ReviewBar } from "#components/bulletins/review-bar.tsx";
import { TakeOver } from "#components/bulletins/take-over.tsx";
import { deskWords, draftWords, uploadWords } from "#components/bulletins/words.ts";
import { editorWords } from "#components/editor/words.ts";
import { findDraft } from "#domains/bulletins/drafts/queries.ts";
import { findImport } from "#domains/bulletins/imports/queries.ts";
import { SUMMARY_MAX_CHARS, TITLE_MAX_CHARS } from "#domains/bulletins/input.ts";
import { canUseBulletinDesk, draftAbilities } from "#domains/bulletins/policy.ts";
import { countReturns, findReview, findRoute } from "#domains/bulletins/review/queries.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { attachmentSources } from "#domains/media/attachments.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { words } from "#lib/i18n.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";
import { draftChoices } from "../choices.ts";
import { DraftPanel, loadBeside } from "./panel.tsx";

type Props = { params: Promise<{ pass: string; bulletin: string }> };

async function load(params: Props["params"]) {
  const { bulletin: id } = await params;
  const person = await staffOf(params, `/desk/bulletins/${id}`, canUseBulletinDesk);
  const draft = await findDraft(person.actor, id);
  if (!draft) notFound();
  const may = draftAbilities(person.actor, draft);
  const isLocked = draft.reviewState === "in_review" && !draft.isReviewedAfterwards;
  const mayEdit = may.edit && !isLocked;
  const isHeld = mayEdit && draft.holderId !== null && draft.holderId !== person.actor.id;
  return { ...person, draft, isHeld, may: { ...may, edit: mayEdit && !isHeld } };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).draft.title };
});

/** One working copy: its editor writes, its publisher publishes; who is neither reads. */
export default orMissing(async function DraftPage({ params }: Props) {
  const { actor, lang, day, draft, may, isHeld } = await load(params);
  const [t, d] = [words(lang, "bulletins"), words(lang, "drafts")];
  const ids = [...mediaIdsOf(draft.body), ...(draft.coverId ? [draft.coverId] : [])];
  const [pictures, files] = await Promise.all([mediaSources(ids), attachmentSources(ids)]);
  const unitName = lang === "en" ? draft.unitEnName || draft.unitName : draft.unitName;
  const area = { id: draft.unitId ?? "", name: unitName ?? t("desk.everyone") };
  const columnName = (lang === "en" && draft.columnEnName) || draft.columnName;
  const column = { id: draft.columnId, name: columnName, template: draft.columnTemplate };
  const [beside, route, review, returns, imported] = await Promise.all([
    loadBeside(actor, draft, day),
    findRoute(actor, draft.id),
    findReview(actor, draft.id),
    countReturns(actor, draft.id),
    findImport(actor, draft.id),
  ]);
  const steps = review?.steps ?? route?.steps ?? [];
  const view = <DraftView lang={lang} draft={draft} pictures={pictures} files={files} />;
  const panel = <DraftPanel {...{ actor, lang, day, draft, may, route, review, beside }} audience={area.name} />;
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
          {...(await draftChoices(actor, lang, area, column))}
          pictures={pictures}
          files={files}
          words={deskWords(lang)}
          draftWords={draftWords(lang)}
          savedBy={draft.editorId === actor.id ? d("yourself") : (draft.editorName ?? d("someone"))}
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
            {isHeld ? (
              <TakeOver lang={lang} day={day} draft={draft} />
            ) : (
              <p className="note">{t(draft.reviewState === "in_review" ? "desk.review.locked" : "desk.cannotEdit")}</p>
            )}
            {view}
          </div>
          <aside className="insp">{panel}</aside>
        </div>
      )}
    </DraftVersionProvider>
  );
});

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
