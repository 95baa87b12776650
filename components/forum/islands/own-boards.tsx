"use client";
import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { useOverlay } from "#components/me/me-provider.tsx";
import type { ForumOverlay } from "#domains/forum/overlay.ts";

type Props = { title: string; hint: string; isEnglish: boolean };

/** The boards of the reader's own units: the shared page cannot name them. */
export function OwnBoards({ title, hint, isEnglish }: Props) {
  const boards = useOverlay<ForumOverlay>()?.boards ?? [];
  if (boards.length === 0) return null;
  return (
    <section className="card ownboards">
      <div className="sec">
        <h2>{title}</h2>
        <small>{hint}</small>
      </div>
      <ul>
        {boards.map(({ href, name, unit, enUnit }) => (
          <li key={href}>
            <Link href={href} prefetch={false}>
              <MessagesSquare className="i" aria-hidden />
              {name}
              <small>{isEnglish && enUnit ? enUnit : unit}</small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
