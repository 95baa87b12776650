import { PencilLine } from "lucide-react";
import Link from "next/link";
import { Time } from "#components/ui/time.tsx";
import type { DraftRow } from "#domains/bulletins/drafts/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; day: string; drafts: DraftRow[] /** Whose own writing needs no mark. */; readerId: string };

/** Working copies as a table; on a phone every row is a card. */
export function DraftTable({ lang, day, drafts, readerId }: Props) {
  const t = words(lang, "bulletins");
  const nameOf = (name: string | null, enName: string | null) => (lang === "en" ? enName || name : name);
  return (
    <div className="box rwrap">
      <table className="tbl cardtbl">
        <thead>
          <tr>
            <th scope="col">{t("desk.column.title")}</th>
            <th scope="col">{t("desk.column.state")}</th>
            <th scope="col">{t("desk.column.column")}</th>
            <th scope="col">{t("desk.column.audience")}</th>
            <th scope="col">{t("desk.column.author")}</th>
            <th scope="col">{t("desk.column.updated")}</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft) => (
            <tr key={draft.id}>
              <th scope="row">
                <Link href={`/desk/bulletins/${draft.id}`} prefetch={false}>
                  {draft.title}
                </Link>{" "}
                {draft.holderName && draft.holderId !== readerId && (
                  <span className="badge q">
                    <PencilLine className="i" aria-hidden />
                    {words(lang, "drafts")("editing", { name: draft.holderName })}
                  </span>
                )}
              </th>
              <td data-label={t("desk.column.state")}>
                <DraftState lang={lang} draft={draft} />
                {draft.scheduledFor && (
                  <span className="status w">
                    {t("desk.state.scheduled")} <Time at={draft.scheduledFor} lang={lang} day={day} />
                  </span>
                )}
              </td>
              <td className="nb" data-label={t("desk.column.column")}>
                {nameOf(draft.columnName, draft.columnEnName)}
              </td>
              <td className="nb" data-label={t("desk.column.audience")}>
                {nameOf(draft.unitName, draft.unitEnName) ?? t("desk.everyone")}
              </td>
              <td className="nb" data-label={t("desk.column.author")}>
                {draft.authorName}
              </td>
              <td className="nb" data-label={t("desk.column.updated")}>
                <Time at={draft.updatedAt} lang={lang} day={day} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DraftState({ lang, draft }: { lang: Lang; draft: DraftRow }) {
  const t = words(lang, "bulletins");
  if (draft.isOverdue) return <span className="status b">{t("desk.state.overdue")}</span>;
  const review = draft.isReviewedAfterwards ? null : draft.reviewState;
  const isUnderWay = review === "in_review" || review === "returned";
  // What has a time says that, and no more than that: all else about it is done.
  if (draft.scheduledFor && !isUnderWay) return null;
  if (review && review !== "recalled" && review !== "overtaken")
    return <span className={`status ${REVIEW_TONES[review]}`}>{t(`desk.state.${review}`)}</span>;
  if (draft.published?.archivedAt) return <span className="status k">{t("desk.state.archived")}</span>;
  if (!draft.published) return <span className="status k">{t("desk.state.unpublished")}</span>;
  const isChanged = draft.published.version < draft.version;
  return (
    <span className={`status ${isChanged ? "w" : "ok"}`}>
      {t(isChanged ? "desk.state.changed" : "desk.state.published")}
    </span>
  );
}

const REVIEW_TONES = { in_review: "w", returned: "b", approved: "ok" } as const;
