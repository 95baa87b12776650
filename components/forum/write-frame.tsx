import Link from "next/link";
import type { ReactNode } from "react";

type Props = { title: ReactNode; badges: ReactNode; back: { href: string; text: string }; children: ReactNode };

/** A page on which one writes: who will see it first, then what it is about. */
export function WriteFrame({ title, badges, back, children }: Props) {
  return (
    <article className="writing">
      <header className="thead">
        <p className="badges">{badges}</p>
        <h1>{title}</h1>
      </header>
      {children}
      <p>
        <Link className="link" href={back.href} prefetch={false}>
          {back.text}
        </Link>
      </p>
    </article>
  );
}
