"use client";
import { lazy, Suspense } from "react";
import { useOverlay } from "#components/me/me-provider.tsx";
import type { BulletinOverlay } from "#domains/bulletins/overlay.ts";
import type { DutyPlace } from "./duty-panel.tsx";

const Panel = lazy(async () => ({ default: (await import("./duty-panel.tsx")).DutyPanel }));

/** 必读, for whom something is asked of; everybody else loads nothing of it. */
export function MustReadBar(place: DutyPlace) {
  const duty = useOverlay<BulletinOverlay>()?.duty;
  if (!duty) return null;
  return (
    <Suspense fallback={null}>
      <Panel {...place} duty={duty} />
    </Suspense>
  );
}
