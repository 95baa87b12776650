import type { ReactNode } from "react";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { FormAction } from "#components/form/use-submit.ts";
import type { LedBoard } from "#domains/moderation/areas/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";
import { boardNameIn } from "./board-name.ts";
import { ReasonFields } from "./reason-fields.tsx";
import { NoteField } from "./said-fields.tsx";

type Common = { lang: Lang; action: FormAction; threadId: string; reasons: string[] };
type Chosen = { postIds: string[]; andLater: boolean };
type Thread = { id: string; title: string };

/** Chosen posts become a subject of their own. */
export function SplitForm({ boards, chosen, ...common }: Common & { boards: LedBoard[]; chosen: Chosen }) {
  const t = words(common.lang, "moving");
  return (
    <MoveForm {...common} chosen={chosen} submit={t("split.submit")}>
      <TextField name="title" label={t("split.titleField")} required minLength={4} maxLength={60} />
      <SelectField name="boardId" label={t("split.board")}>
        {boards.map((board) => (
          <option key={board.id} value={board.id}>
            {boardNameIn(common.lang, board, t("split.site"))}
          </option>
        ))}
      </SelectField>
    </MoveForm>
  );
}

/** Chosen posts, or without any the whole thread, go to the end of another. */
export function ToThreadForm({
  threads,
  hint,
  ...form
}: Common & { threads: Thread[]; chosen?: Chosen; submit: string; hint?: string }) {
  const t = words(form.lang, "moving");
  return (
    <MoveForm {...form}>
      {hint && <p className="hint">{hint}</p>}
      {threads.length > 0 && (
        <SelectField name="picked" label={t("to.picked")}>
          <option value="">{t("to.byAddress")}</option>
          {threads.map(({ id, title }) => (
            <option key={id} value={id}>
              {titleIn(form.lang, title)}
            </option>
          ))}
        </SelectField>
      )}
      <TextField name="target" label={t("to.address")} hint={t("to.addressHint")} maxLength={300} inputMode="url" />
    </MoveForm>
  );
}

type MoveProps = Common & { chosen?: Chosen; submit: string; children: ReactNode };

function MoveForm({ lang, action, threadId, chosen, reasons, submit, children }: MoveProps) {
  return (
    <ActionForm action={action} className="deed">
      <input type="hidden" name="threadId" value={threadId} />
      {chosen?.postIds.map((id) => (
        <input key={id} type="hidden" name="postIds[]" value={id} />
      ))}
      {chosen?.andLater && <input type="hidden" name="andLater" value="1" />}
      {children}
      <ReasonFields lang={lang} reasons={reasons} hint={words(lang, "moving")("reasonHint")} />
      <NoteField lang={lang} />
      <SubmitButton className="btn s">{submit}</SubmitButton>
    </ActionForm>
  );
}
