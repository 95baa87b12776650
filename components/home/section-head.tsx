import { ChevronRight } from "lucide-react";
import Link from "next/link";

/** The head of a card: its name in serif, a rule, and the way to more. */
export function SectionHead({ title, href, more }: { title: string; href?: string; more?: string }) {
  return (
    <div className="sec">
      <h2>{title}</h2>
      {href && (
        <Link href={href} prefetch={false}>
          {more}
          <ChevronRight className="i" aria-hidden />
        </Link>
      )}
    </div>
  );
}
