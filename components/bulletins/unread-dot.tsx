"use client";
import { useOverlay } from "#components/me/me-provider.tsx";
import type { BulletinListOverlay } from "#domains/bulletins/overlay.ts";

/** A dot beside what its reader has not opened yet; nothing until that is known. */
export function UnreadDot({ id, label }: { id: string; label: string }) {
  const page = useOverlay<Partial<BulletinListOverlay>>();
  if (!page?.unread?.includes(id)) return null;
  return (
    <>
      <i className="dot" aria-hidden />
      <span className="vh">{label}</span>
    </>
  );
}

/** 必读, beside what its reader is asked to read and has not confirmed. */
export function MustReadTag({ id, label }: { id: string; label: string }) {
  const page = useOverlay<Partial<BulletinListOverlay>>();
  return page?.required?.includes(id) ? <span className="badge r">{label}</span> : null;
}
