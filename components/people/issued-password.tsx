"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { useFormState } from "#components/form/action-form.tsx";

type Props = {
  children: ReactNode;
  words: { title: string; text: string; gone: string; toPerson: string };
  /** Where the person's page stands under their id; none where this is that page. */
  link?: boolean;
};

/** The fields of a form that ends in a password: once it is done, the password takes their place. */
export function IssuedPassword({ children, words, link }: Props) {
  const state = useFormState();
  if (state.status !== "done") return children;
  const { id, secret } = state.value as { id: string; secret?: string };
  return (
    <div className="note ok" role="status">
      <div className="grid gap-2">
        <b>{words.title}</b>
        {secret ? <code className="text-lead font-bold text-ink select-all">{secret}</code> : <p>{words.gone}</p>}
        {secret && <p>{words.text}</p>}
        {link && (
          <Link className="link" href={`/desk/people/${id}`} prefetch={false}>
            {words.toPerson}
          </Link>
        )}
      </div>
    </div>
  );
}
