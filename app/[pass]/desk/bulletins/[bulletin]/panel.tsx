import { CheckPanel } from "#components/bulletins/check-panel.tsx";
import { DiscardBox } from "#components/bulletins/discard-box.tsx";
import { DraftReview } from "#components/bulletins/draft-review.tsx";
import { MustReadBox } from "#components/bulletins/must-read-box.tsx";
import { failureOf } from "#components/bulletins/plan-failure.ts";
import { PublishPanel } from "#components/bulletins/publish-panel.tsx";
import { SlotBox } from "#components/bulletins/slot-box.tsx";
import { VersionList } from "#components/bulletins/version-list.tsx";
import { deskWords, mustReadWords } from "#components/bulletins/words.ts";
import { unitName as nameOf } from "#components/people/unit-options.tsx";
import { Time } from "#components/ui/time.tsx";
import { checkedIn, isFault } from "#domains/bulletins/checks/faults.ts";
import { filmsWithoutCaptions } from "#domains/bulletins/checks/films.ts";
import { checkArticle } from "#domains/bulletins/checks/findings.ts";
import { listBrokenLinks } from "#domains/bulletins/checks/links.ts";
import { listCheckedWords } from "#domains/bulletins/checks/queries.ts";
import type { Draft } from "#domains/bulletins/drafts/queries.ts";
import { REASON_MAX_CHARS } from "#domains/bulletins/input.ts";
import { listMustReads, listUnitsToAsk } from "#domains/bulletins/must-reads/asked.ts";
import { canRequireOf } from "#domains/bulletins/must-reads/policy.ts";
import { MARKS_MAX, NOTE_MAX_CHARS, QUOTE_MAX_CHARS } from "#domains/bulletins/review/input.ts";
import type { findReview, findRoute } from "#domains/bulletins/review/queries.ts";
import { reviewFor } from "#domains/bulletins/review/view.ts";
import { findSchedule } from "#domains/bulletins/schedule/queries.ts";
import { SLOT_REASON_MAX_CHARS } from "#domains/bulletins/slots/input.ts";
import { listSlots } from "#domains/bulletins/slots/queries.ts";
import { listVersions } from "#domains/bulletins/versions/queries.ts";
import { carriers } from "#domains/carriers.ts";
import { areaPath } from "#domains/edge/paths.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  actor: Actor;
  lang: Lang;
  day: string;
  draft: Draft;
  may: { edit: boolean; publish: boolean; withdraw: boolean };
  /** By whom it would be read. */
  audience: string;
  route: Awaited<ReturnType<typeof findRoute>>;
  review: Awaited<ReturnType<typeof findReview>>;
  beside: Awaited<ReturnType<typeof loadBeside>>;
};

/** What is asked for what stands beside the text; the page waits for it, so that it can still say that there is none. */
export async function loadBeside(actor: Actor, draft: Draft, day: string) {
  const [plan, checked, versions, asked, toAsk, slots, broken, films] = await Promise.all([
    findSchedule(actor, draft.id),
    listCheckedWords(actor),
    listVersions(actor, draft.id),
    listMustReads(actor, draft.id),
    draft.published ? listUnitsToAsk(actor, draft.published.unitPath) : [],
    listSlots(actor, draft.id, day),
    listBrokenLinks(actor, draft, carriers),
    filmsWithoutCaptions(draft.body),
  ]);
  return { plan, checked, versions, asked, toAsk, slots, broken, films };
}

/** What stands beside the text of a working copy: its review, its checks, its versions, and the way to its readers. */
export function DraftPanel({ actor, lang, day, draft, may, audience, route, review, beside }: Props) {
  const t = words(lang, "bulletins");
  const published = draft.published && {
    version: draft.published.version,
    href: `${areaPath(draft.published.unitSlug)}/bulletins/${draft.id}`,
    at: <Time at={draft.published.at} lang={lang} day={day} />,
    isArchived: draft.published.archivedAt !== null,
  };
  const { plan, checked, versions, asked, toAsk, slots, broken, films } = beside;
  const ask = words(lang, "reading");
  const dayIn = (civil: string) => formatDay(new Date(`${civil}T12:00:00+08:00`), lang, day);
  const steps = review?.steps ?? route?.steps ?? [];
  const findings = checkArticle(checkedIn(draft), checked, { broken, films });
  const openFaults = findings.filter(isFault).length;
  return (
    <>
      {steps.length > 0 && (
        <DraftReview
          {...{ lang, day, route, steps, review }}
          of={draft}
          bulletinId={draft.id}
          view={reviewFor(actor, draft, review, steps)}
          limits={{ note: NOTE_MAX_CHARS, quote: QUOTE_MAX_CHARS, reason: REASON_MAX_CHARS, marks: MARKS_MAX }}
          openFaults={openFaults}
        />
      )}
      <CheckPanel version={draft.version} findings={findings} words={deskWords(lang).checks} />
      {versions.length > 0 && <VersionList lang={lang} day={day} bulletinId={draft.id} versions={versions} />}
      <PublishPanel
        bulletinId={draft.id}
        may={may}
        published={published}
        audience={audience}
        plan={
          plan && {
            ...{ by: plan.by, version: plan.version, failure: plan.failure && failureOf(lang, plan.failure) },
            at: <Time at={plan.dueAt} lang={lang} day={day} />,
          }
        }
        openFaults={draft.hasRoute ? 0 : openFaults}
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
        hasBareFilm={films.length > 0}
        words={mustReadWords(lang).ask}
      />
      {may.edit && !draft.published && !versions.some(({ wasPublished }) => wasPublished) && (
        <DiscardBox bulletinId={draft.id} words={deskWords(lang).discard} />
      )}
    </>
  );
}
