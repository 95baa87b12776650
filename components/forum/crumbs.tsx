import Link from "next/link";
import type { ReactNode } from "react";

type Props = { label: string; steps: { href: string; text: ReactNode }[] };

/** The way from the front page to here, without the page itself. */
export function Crumbs({ label, steps }: Props) {
  return (
    <nav className="crumb" aria-label={label}>
      {steps.map(({ href, text }) => (
        <Link key={href} href={href} prefetch={false}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
