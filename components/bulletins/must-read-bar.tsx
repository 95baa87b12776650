"use client";
import { useOverlay } from "#components/me/me-provider.tsx";
import type { BulletinOverlay } from "#domains/bulletins/overlay.ts";
import { DutyPanel, type DutyPlace } from "./duty-panel.tsx";

/** 必读, for whom something is asked of. */
export function MustReadBar(place: DutyPlace) {
  const duty = useOverlay<BulletinOverlay>()?.duty;
  return duty ? <DutyPanel {...place} duty={duty} /> : null;
}
