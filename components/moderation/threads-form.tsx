import { Check, CircleSlash } from "lucide-react";
import type { ReactNode } from "react";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { ThreadDeed } from "#db/enums/thread-deeds.ts";
import { workThreadsAction } from "#domains/moderation/actions.ts";
import type { LedBoard } from "#domains/moderation/areas/queries.ts";
import type { ThreadRow } from "#domains/moderation/threads/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";
import { boardNameIn } from "./board-name.ts";
import { ReasonFields } from "./reason-fields.tsx";
import { NoteField } from "./said-fields.tsx";

type Props = {
  lang: Lang;
  boardId: string;
  deed: ThreadDeed;
  rows: ThreadRow[];
  /** Where they may go, for a move. */
  boards: LedBoard[];
  /** What they may be labelled with; nothing where the board offers none. */
  labelFields: ReactNode;
  reasons: string[];
};

/** The chosen threads with what will happen to each, and what is to be said for all of them. */
export function ThreadsForm({ lang, boardId, deed, rows, boards, labelFields, reasons }: Props) {
  const t = words(lang, "moving");
  const willing = rows.filter(({ refusal }) => refusal === null);
  const isPossible = deed === "lock" || (deed === "move" ? boards.length > 0 : Boolean(labelFields));
  return (
    <>
      <ol className="items" aria-label={t("threads.list")}>
        {rows.map(({ id, subject, refusal }) => (
          <li key={id}>
            <div className="qitem0">
              <b>{titleIn(lang, subject?.title ?? "")}</b>
              <p className={refusal ? "effect no" : "effect"}>
                {refusal ? <CircleSlash className="i" aria-hidden /> : <Check className="i" aria-hidden />}
                {refusal ? t(`threads.refusals.${refusal}`) : t(`threads.effects.${deed}`)}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {willing.length === 0 && <p className="note">{t("threads.nothing")}</p>}
      {willing.length > 0 && !isPossible && (
        <p className="note">{t(deed === "move" ? "threads.impossible.move" : "threads.impossible.label")}</p>
      )}
      {willing.length > 0 && isPossible && (
        <ActionForm action={workThreadsAction} className="deed">
          <input type="hidden" name="boardId" value={boardId} />
          <input type="hidden" name="deed" value={deed} />
          {willing.map(({ id }) => (
            <input key={id} type="hidden" name="threadIds[]" value={id} />
          ))}
          {deed === "move" && (
            <SelectField name="toBoardId" label={t("split.board")} hint={t("threads.moveHint")}>
              {boards.map((board) => (
                <option key={board.id} value={board.id}>
                  {boardNameIn(lang, board, t("split.site"))}
                </option>
              ))}
            </SelectField>
          )}
          {deed === "label" && labelFields}
          {deed !== "label" && <ReasonFields lang={lang} reasons={reasons} />}
          {deed !== "label" && <NoteField lang={lang} />}
          <SubmitButton className="btn s">{t(`threads.submit.${deed}`, { count: willing.length })}</SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
