"use client";
import type { ReactNode } from "react";
import { ActionForm, useFormState } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/use-submit.ts";

type Words = { title: string; text: string; done: string };
type Props = { action: FormAction; words: Words; children: ReactNode };

/** A form that answers with recovery codes. They stand in its place, this once. */
export function RecoveryCodesForm({ action, words, children }: Props) {
  return (
    <ActionForm action={action} className="deed">
      <Codes words={words}>{children}</Codes>
    </ActionForm>
  );
}

function Codes({ words, children }: Omit<Props, "action">) {
  const state = useFormState();
  const codes = state.status === "done" ? (state.value as { secret?: string }).secret : undefined;
  if (!codes) return children;
  return (
    <div className="card" role="status">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <ul className="codes">
        {codes.split("\n").map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <a className="btn" href="/settings/two-step">
        {words.done}
      </a>
    </div>
  );
}
