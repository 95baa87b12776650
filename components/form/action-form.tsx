"use client";
import { CircleAlert, CircleCheck } from "lucide-react";
import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef, useState } from "react";
import type { ActionState } from "#domains/edge/action-state.ts";

/** Any form action: what it returns when done is of no concern to the form. */
export type FormAction = (before: never, form: FormData) => Promise<ActionState>;
type Props = {
  action: FormAction;
  children: ReactNode;
  className?: string;
  id?: string;
  /** Called after a submit that stayed on the page. */
  onDone?: (value: unknown) => void;
  /** Said in the live region after such a submit. */
  doneMessage?: string;
};

/** For forms that run their own submit: the composer. */
export const FormState = createContext<ActionState>({ status: "idle" });

/** The state of the form around: fields ask it for their error and for what was typed. */
export const useFormState = () => useContext(FormState);

/** A plain `<form action>` that works before hydration; afterwards it shows errors beside the fields and keeps what was typed. */
export function ActionForm({ action, children, className, id, onDone, doneMessage }: Props) {
  const [state, submit] = useActionState<ActionState, FormData>(action as never, { status: "idle" });
  const [key, renewKey] = useIdempotencyKey();
  const message = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state.status === "error") message.current?.focus();
    if (state.status !== "done") return;
    renewKey();
    onDone?.(state.value);
  }, [state, onDone, renewKey]);
  return (
    <form action={submit} className={className} id={id}>
      <input type="hidden" name="idempotencyKey" value={key} />
      {state.status === "error" && (
        <p className="note bad" role="alert" tabIndex={-1} ref={message}>
          <CircleAlert className="i" aria-hidden />
          <b>{state.message}</b>
        </p>
      )}
      {state.status === "done" && doneMessage && (
        <p className="note ok" role="status">
          <CircleCheck className="i" aria-hidden />
          {doneMessage}
        </p>
      )}
      <FormState value={state}>{children}</FormState>
    </form>
  );
}

/** Empty until the page is alive (a shared copy must not carry one); stable while a submit is retried. */
function useIdempotencyKey() {
  const [key, setKey] = useState("");
  const [renew] = useState(() => () => setKey(newKey()));
  useEffect(renew, [renew]);
  return [key, renew] as const;
}

/** crypto.randomUUID exists in secure contexts only; a plain http intranet has getRandomValues. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
