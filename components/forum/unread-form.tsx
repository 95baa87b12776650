import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { markUnreadAction } from "#domains/forum/actions.ts";

type Props = { threadId: string; last: number; words: { form: string; submit: string } };

/** The same as in a post's menu, as a form: it ends at the post. */
export function UnreadForm({ threadId, last, words }: Props) {
  return (
    <ActionForm action={markUnreadAction}>
      <input type="hidden" name="threadId" value={threadId} />
      <label className="field">
        <span className="lab">
          {words.form} <small>1—{last}</small>
        </span>
        <input className="in" type="number" name="number" min={1} max={last} required />
      </label>
      <SubmitButton className="btn g">{words.submit}</SubmitButton>
    </ActionForm>
  );
}
