"use client";
import { CircleAlert } from "lucide-react";
import type { Trouble } from "./attempt.ts";

/** Why nothing came of a submit, beside its button; the page brings the sentences along, for nothing can be asked for by then. */
export function TroubleNote({ trouble }: { trouble: Trouble | null }) {
  if (!trouble) return null;
  return (
    <p className="note bad" role="alert" tabIndex={-1} ref={intoView}>
      <CircleAlert className="i" aria-hidden />
      <b>{document.body.dataset[trouble]}</b>
    </p>
  );
}

const intoView = (note: HTMLElement | null) => note?.focus();
