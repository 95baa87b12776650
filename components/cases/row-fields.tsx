"use client";
import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { fill } from "#components/composer/fill.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { CaseWords } from "./words.ts";

type Kind = "steps" | "clauses" | "lessons" | "questions";
type Props = {
  kind: Kind;
  count: number;
  /** So many rows at most. */
  maximum: number;
  words: CaseWords;
  /** The fields of row `index`; their names begin with `prefix`. */
  row: (index: number, prefix: string) => ReactNode;
};

/** Repeatable rows. Their buttons submit the whole form, so that rows come and go without JavaScript and nothing typed is lost. */
export function RowFields({ kind, count, maximum, words, row }: Props) {
  return (
    <fieldset className="box rows" id={kind}>
      <legend>{words.group[kind]}</legend>
      {Array.from({ length: count }, (_, index) => (
        <fieldset className="caserow" key={index} aria-label={fill(words.row[kind], { n: index + 1 })}>
          <header>
            <b>{fill(words.row[kind], { n: index + 1 })}</b>
            {count < maximum && (
              <SubmitButton className="btn t s" name="deed" value={`add.${kind}.${index}`}>
                <Plus className="i" aria-hidden />
                {words.insert}
              </SubmitButton>
            )}
            <SubmitButton className="btn t s" name="deed" value={`remove.${kind}.${index}`}>
              <Trash2 className="i" aria-hidden />
              {words.remove}
            </SubmitButton>
          </header>
          {row(index, `${kind}.${index}`)}
        </fieldset>
      ))}
      {count < maximum && (
        <SubmitButton className="btn g s" name="deed" value={`add.${kind}.${count}`}>
          <Plus className="i" aria-hidden />
          {words.add[kind]}
        </SubmitButton>
      )}
    </fieldset>
  );
}
