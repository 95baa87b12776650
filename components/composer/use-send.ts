import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState, useTransition } from "react";
import { attempt, formData, type Outcome, type Trouble } from "#components/form/attempt.ts";
import { newKey } from "#components/form/submit-key.ts";
import type { ActionState } from "#domains/edge/action-state.ts";
import type { SendOptions } from "./types.ts";

const idle: ActionState = { status: "idle" };
export type SendState = ActionState | { status: Trouble };

/**
 * The submit of a composer. The form's own action serves where JavaScript does not run; where it does, the form keeps what
 * was typed until the post is accepted. One key goes with one text: a retry repeats it, so that a post whose answer was
 * lost is not made twice; a changed text gets a new one, so that the change is not taken for the repetition.
 */
export function useSend(
  { action, onPending, onPosted, onFailed }: SendOptions,
  { name, clear, draftVersion }: { name: string; clear: () => void; draftVersion: () => string | null },
) {
  const [formState, submit] = useActionState(action, idle);
  const [sendState, setSendState] = useState<SendState | null>(null);
  const [isSending, startSending] = useTransition();
  const [key, setKey] = useState("");
  const tried = useRef("");
  useEffect(() => setKey(newKey()), []);

  const settle = async (outcome: Outcome) => {
    const isPosted = outcome.status === "done" || outcome.status === "redirected";
    if (!isPosted) {
      startTransition(() => setSendState(outcome));
      onFailed?.("values" in outcome ? outcome : null);
      return;
    }
    clear();
    await onPosted?.(outcome.status === "done" ? outcome.value : null);
    startTransition(() => {
      setKey(newKey());
      setSendState(outcome.status === "done" ? outcome : idle);
    });
    if (outcome.status === "redirected") throw outcome.error;
  };

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const form = formData(event.currentTarget);
    const text = String(form.get(name));
    const usedKey = sendState?.status === "offline" && tried.current !== text ? newKey() : key;
    tried.current = text;
    setKey(usedKey);
    form.set("idempotencyKey", usedKey);
    form.set("draftVersion", draftVersion() ?? "");
    startSending(async () => {
      onPending?.({ key: usedKey, text });
      await settle(await attempt(action, form));
    });
  };

  const state: SendState = sendState ?? formState;
  return { state, submit, send, isSending, key };
}
