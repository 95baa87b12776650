import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState, useTransition } from "react";
import { newKey } from "#components/form/action-form.tsx";
import type { ActionState } from "#domains/edge/action-state.ts";
import type { SendOptions } from "./types.ts";

const idle: ActionState = { status: "idle" };
export type SendState = ActionState | { status: "offline" | "failed" };

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

type Outcome = SendState | { status: "redirected"; error: unknown };

/** A redirect comes as an error that the framework's boundary wants back; a lost network as a TypeError of fetch. */
async function attempt(action: SendOptions["action"], form: FormData): Promise<Outcome> {
  try {
    return await action(idle, form);
  } catch (error) {
    const digest = (error as { digest?: unknown }).digest;
    if (typeof digest === "string" && digest.startsWith("NEXT_REDIRECT")) {
      // The session has ended: nothing was posted, the page leaves for the door, and the draft waits for the way back.
      return digest.includes(";/sign-in?") ? { status: "failed" } : { status: "redirected", error };
    }
    return { status: error instanceof TypeError ? "offline" : "failed" };
  }
}

/** The form without the fields by which the framework would post it unaided. */
function formData(element: HTMLFormElement): FormData {
  const form = new FormData(element);
  for (const name of [...form.keys()]) if (name.startsWith("$ACTION")) form.delete(name);
  return form;
}
