import Link from "next/link";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { audienceText } from "#components/forum/audience-badge.tsx";
import { moveThreadAction, unmoveThreadAction } from "#domains/moderation/actions.ts";
import type { LedBoard } from "#domains/moderation/areas/queries.ts";
import type { UnmoveSubject } from "#domains/moderation/unmoves/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { boardNameIn } from "./board-name.ts";
import { ReasonFields } from "./reason-fields.tsx";

/** Who can read something: everyone of the organisation, or a unit with so many members. */
export type Circle = { unitName: string | null; unitEnName: string | null; count: number };
type Props = {
  lang: Lang;
  threadId: string;
  boards: LedBoard[];
  /** The board that was chosen, and who reads the thread now and who would there; null before one was. */
  chosen: { board: LedBoard; now: Circle; later: Circle } | null;
  reasons: string[];
  undoMinutes: number;
};

/** First where to, then who could read it there, the reason, and the move. */
export function MoveBox({ lang, threadId, boards, chosen, reasons, undoMinutes }: Props) {
  const t = words(lang, "moderation");
  const here = `/moderate/threads/${threadId}`;
  return (
    <details className="deedbox" open={chosen !== null} id="move">
      <summary>{t("acts.move")}</summary>
      {boards.length === 0 && <p className="hint">{t("thread.noBoards")}</p>}
      {boards.length > 0 && !chosen && (
        <form action={here} className="deed">
          <p className="hint">{t("thread.move")}</p>
          <SelectField name="board" label={t("thread.board")}>
            {boards.map((board) => (
              <option key={board.id} value={board.id}>
                {boardNameIn(lang, board, t("thread.site"))}
              </option>
            ))}
          </SelectField>
          <button type="submit" className="btn g s">
            {t("thread.moveNext")}
          </button>
        </form>
      )}
      {chosen && (
        <ActionForm action={moveThreadAction} className="deed">
          <input type="hidden" name="threadId" value={threadId} />
          <input type="hidden" name="boardId" value={chosen.board.id} />
          <p>
            <b>{boardNameIn(lang, chosen.board, t("thread.site"))}</b>
          </p>
          <p className="note">
            {t("thread.moveNow", {
              now: audienceText(lang, chosen.now, chosen.now.count),
              afterwards: audienceText(lang, chosen.later, chosen.later.count),
            })}
          </p>
          <p className="hint">{t("thread.moveWarn", { minutes: undoMinutes })}</p>
          <ReasonFields lang={lang} reasons={reasons} />
          <SubmitButton className="btn s">{t("acts.move")}</SubmitButton>
          <Link className="btn t s" href={here} prefetch={false}>
            {t("thread.moveOther")}
          </Link>
        </ActionForm>
      )}
    </details>
  );
}

type UnmoveProps = { lang: Lang; found: UnmoveSubject; to: string; undoMinutes: number };

/** The own slip of a moment ago, to be taken back. */
export function UnmoveBox({ lang, found: { thread, board, move }, to, undoMinutes }: UnmoveProps) {
  const t = words(lang, "moderation");
  const time = formatDateTime(new Date(move.at.getTime() + undoMinutes * 60_000), lang);
  return (
    <section className="note" aria-label={t("acts.unmove")}>
      <p>{t("thread.unmove", { from: board.name, to, time })}</p>
      <ActionForm action={unmoveThreadAction} className="deed">
        <input type="hidden" name="threadId" value={thread.id} />
        <SubmitButton className="btn g s">{t("acts.unmove")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
