"use client";
import { CornerDownRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { fill } from "#components/composer/fill.ts";
import { useOverlay } from "#components/me/me-provider.tsx";
import type { BoardOverlay } from "#domains/forum/overlay.ts";

type Words = { title: string; none: string; some: string; first: string };

type Props = {
  words: Words;
  base: string;
  /** The threads of the page in their order, each with the last post that readers see. */
  threads: { id: string; last: number }[];
  /** What else may be done about what is unread. */
  children: ReactNode;
};

/** Beside the list of a board: how much of this page is unread, and the way to the first of it. */
export function UnreadSide({ words, base, threads, children }: Props) {
  const unread = useOverlay<BoardOverlay>()?.unread;
  if (!unread) return null;
  const counts = Object.values(unread);
  const first = threads.find(({ id }) => unread[id]);
  const posts = counts.reduce((sum, count) => sum + count, 0);
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{first ? fill(words.some, { threads: counts.length, posts }) : words.none}</p>
      {first && (
        <Link
          className="row"
          href={`${base}/forum/threads/${first.id}/${first.last - unread[first.id]! + 1}`}
          prefetch={false}
          data-unread
        >
          <CornerDownRight className="i" aria-hidden />
          {words.first}
          <kbd>U</kbd>
        </Link>
      )}
      {children}
    </section>
  );
}
