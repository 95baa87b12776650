"use client";
import { CircleAlert, CircleCheck } from "lucide-react";
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import type { ActionState } from "#domains/edge/action-state.ts";
import { TroubleNote } from "./trouble-note.tsx";
import { type FormAction, useSubmit } from "./use-submit.ts";

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
  const { state, trouble, submit, send } = useSubmit(action);
  const message = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state.status === "error") message.current?.focus();
    if (state.status !== "done") return;
    onDone?.(state.value);
  }, [state, onDone]);
  return (
    <form action={submit} onSubmit={send} className={className} id={id} data-kept>
      <input type="hidden" name="idempotencyKey" />
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
      <TroubleNote trouble={trouble} />
    </form>
  );
}
