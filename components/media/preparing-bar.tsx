"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { fill } from "#components/composer/fill.ts";
import { timeLeft } from "#components/composer/time-left.ts";
import type { Preparing } from "#domains/media/attachments.ts";
import type { LibraryEntry } from "#domains/media/library/entry.ts";
import type { MediaWords } from "./words.ts";

const ASKED_EVERY_MS = 2_000;

/** How far the worker is with a video; once it is done, the page shows what became of it. */
export function PreparingBar({ mediaId, from, words }: { mediaId: string; from: Preparing; words: MediaWords }) {
  const [{ percent, secondsLeft }, setState] = useState(from);
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await fetch(`/api/media/library/${mediaId}`).catch(() => null);
      if (!answer?.ok) return;
      const { preparing } = (await answer.json()) as LibraryEntry;
      if (preparing) return setState(preparing);
      clearInterval(timer);
      router.refresh();
    }, ASKED_EVERY_MS);
    return () => clearInterval(timer);
  }, [mediaId, router]);
  const told =
    secondsLeft === null
      ? words.convertingWaits
      : fill(words.converting, { percent, left: timeLeft(secondsLeft, words.upload) });
  return (
    <div className="mprep">
      <progress max={100} value={percent} aria-label={words.convertingWaits} />
      <span className="num">{told}</span>
      <p className="hint">{words.preparingHint}</p>
    </div>
  );
}
