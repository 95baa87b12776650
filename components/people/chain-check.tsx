"use client";
import { CircleAlert, CircleCheck } from "lucide-react";
import { ActionForm, useFormState } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { checkChainAction } from "#domains/audit/actions.ts";

type Words = { title: string; text: string; submit: string; ok: string; broken: string };

/** Checks the hash chain at a press and says what came of it. `ok` and `broken` have places for their figures. */
export function ChainCheck({ words }: { words: Words }) {
  return (
    <section className="box mb-4 p-5" aria-labelledby="chain">
      <ActionForm action={checkChainAction} className="deed">
        <h2 id="chain">{words.title}</h2>
        <p className="hint">{words.text}</p>
        <Result words={words} />
        <SubmitButton className="btn g s">{words.submit}</SubmitButton>
      </ActionForm>
    </section>
  );
}

function Result({ words }: { words: Words }) {
  const state = useFormState();
  if (state.status !== "done") return null;
  const { result } = state.value as { result: { ok: boolean; seals: number; brokenAt: number | null } };
  const Icon = result.ok ? CircleCheck : CircleAlert;
  const sentence = (result.ok ? words.ok : words.broken)
    .replace("{seals}", String(result.seals))
    .replace("{brokenAt}", String(result.brokenAt));
  return (
    <p className={result.ok ? "note ok" : "note bad"} role="status">
      <Icon className="i" aria-hidden />
      <b>{sentence}</b>
    </p>
  );
}
