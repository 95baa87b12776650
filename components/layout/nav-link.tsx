"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** On the server the path still begins with its pass; what is rendered there must be what the browser makes of it. */
const PASS = /^\/[^/]+\.(?:zh-CN|en)\.\d{4}-\d{2}-\d{2}\.[\w-]{22}(?=\/|$)/;

type Props = { href: string; children: ReactNode; className?: string; exact?: boolean };

/** A link of a navigation; it knows by the address whether it is where the reader is. */
export function NavLink({ href, children, className, exact = false }: Props) {
  const path =
    usePathname()
      .replace(PASS, "")
      .replace(/^\/units\/[^/]+/, "") || "/";
  const here = href.replace(/^\/units\/[^/]+/, "") || "/";
  const isCurrent = exact || here === "/" ? path === here : path === here || path.startsWith(`${here}/`);
  return (
    <Link href={href} className={className} aria-current={isCurrent ? "page" : undefined} prefetch={false}>
      {children}
    </Link>
  );
}
