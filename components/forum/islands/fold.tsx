"use client";
import type { ReactNode } from "react";
import { useThread } from "./thread-context.tsx";

type Props = {
  number: number;
  /** Stands for all that is folded of a post; the rest of it is just not there. */
  says?: boolean;
  children: ReactNode;
};

/** What somebody said whom the reader ignores, folded once it is known who reads. Answers to it stay where they are. */
export function Fold({ number, says = false, children }: Props) {
  const { folded, unfold, words } = useThread();
  if (!folded.includes(number)) return children;
  if (!says) return null;
  return (
    <p className="gone">
      {words.folded}
      <button type="button" className="link" onClick={() => unfold(number)}>
        {words.unfold}
      </button>
    </p>
  );
}
