"use client";
import { useOverlay } from "#components/me/me-provider.tsx";
import type { BulletinOverlay } from "#domains/bulletins/overlay.ts";

/** 阅读数, where it is told; its place is kept until it has come, so that nothing moves. */
export function ReaderCount({ words }: { words: string }) {
  const readers = useOverlay<BulletinOverlay>()?.standing?.readers;
  return <dd className={readers ? undefined : "invisible"}>{words.replace("{count}", readers ?? "00")}</dd>;
}
