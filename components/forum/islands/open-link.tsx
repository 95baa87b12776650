"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { useOverlay } from "#components/me/me-provider.tsx";
import type { BoardOverlay } from "#domains/forum/overlay.ts";

type Props = { href: string; className: string; children: ReactNode };

/** The way to a new thread; it goes when the reader may not open one. */
export function OpenLink({ href, className, children }: Props) {
  const overlay = useOverlay<BoardOverlay>();
  if (overlay && (!overlay.mayOpen || overlay.barrier)) return null;
  return (
    <Link className={className} href={href} prefetch={false}>
      {children}
    </Link>
  );
}
