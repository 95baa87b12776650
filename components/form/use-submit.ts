import { type SubmitEvent, startTransition, useActionState, useState, useTransition } from "react";
import { requestFormReset } from "react-dom";
import type { ActionState } from "#domains/edge/action-state.ts";
import { attempt, formData, type Trouble } from "./attempt.ts";
import { submitKeys } from "./submit-key.ts";

const idle: ActionState = { status: "idle" };

/** Any form action: what it returns when done is of no concern to the form. */
export type FormAction = (before: never, form: FormData) => Promise<ActionState>;

/**
 * The submit of a plain form. Its own action serves where JavaScript does not run; where it does, a network that is lost
 * leaves everything typed where it stands, and the same button tries again.
 */
export function useSubmit(action: FormAction) {
  const [posted, submit] = useActionState<ActionState, FormData>(action as never, idle);
  const [answer, setAnswer] = useState<ActionState | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isSending, startSending] = useTransition();
  const [keys] = useState(submitKeys);

  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const form = event.currentTarget;
    const data = formData(form, event.nativeEvent.submitter);
    data.set("idempotencyKey", keys.of(data));
    setTrouble(null);
    startSending(async () => {
      const outcome = await attempt(action as never, data);
      if (outcome.status === "offline" || outcome.status === "failed") {
        startTransition(() => setTrouble(outcome.status));
        return;
      }
      if (outcome.status !== "error") keys.renew();
      if (outcome.status === "redirected") throw outcome.error;
      startTransition(() => {
        setAnswer(outcome);
        if (form.isConnected) requestFormReset(form);
      });
    });
  };

  return { state: answer ?? posted, trouble, submit, send };
}
