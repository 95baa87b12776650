"use client";
import type { ReactNode } from "react";
import { useFormState } from "#components/form/action-form.tsx";

type Props = { words: { made: string; once: string; gone: string }; children: ReactNode };

/** The fields of a form that makes a token; once it is made, the token takes their place, this one time. */
export function NewToken({ words, children }: Props) {
  const state = useFormState();
  if (state.status !== "done") return children;
  const { secret } = state.value as { secret?: string };
  return (
    <div className="note ok" role="status">
      <div className="grid gap-2">
        <b>{words.made}</b>
        <p>{secret ? words.once : words.gone}</p>
        {secret && <code className="select-all break-all">{secret}</code>}
      </div>
    </div>
  );
}
