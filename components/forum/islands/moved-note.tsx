"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { useThread } from "./thread-context.tsx";

type Props = {
  icon: ReactNode;
  text: string;
  /** What stands for a title that is hidden. */
  noTitle: string;
  told: number[];
};

/** What went where not everybody of this page may read it, and the reader may: the stored page cannot say so. */
export function MovedNote({ icon, text, noTitle, told }: Props) {
  const { overlay } = useThread();
  const moved = overlay?.moved.filter(({ was }) => !told.includes(was)) ?? [];
  if (moved.length === 0) return null;
  return (
    <p className="note">
      {icon}
      <span>
        {text}
        {moved.map(({ was, title, href }) => (
          <Link key={was} className="link" id={`post-${was}`} href={href} prefetch={false}>
            {` #${was} ${title || noTitle}`}
          </Link>
        ))}
      </span>
    </p>
  );
}
