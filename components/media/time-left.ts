import type { Progress } from "./send-file.ts";

const WINDOW_MS = 8_000;

/** Estimates the rest of an upload from its pace in the last seconds: in seconds, or null before there is a pace. */
export function paceOf() {
  let samples: { at: number; sent: number }[] = [];
  return ({ sent, total }: Progress, at: number): number | null => {
    samples = [...samples.filter((sample) => at - sample.at < WINDOW_MS), { at, sent }];
    const [first] = samples;
    const perMs = (sent - first!.sent) / (at - first!.at);
    return perMs > 0 ? Math.ceil((total - sent) / perMs / 1_000) : null;
  };
}

type Words = { timeSeconds: string; timeMinutes: string; timeUnknown: string };

/** `还需 40 秒`, `还需 3 分钟`. */
export function timeLeft(seconds: number | null, words: Words): string {
  if (seconds === null) return words.timeUnknown;
  const [word, count] = seconds < 90 ? [words.timeSeconds, seconds] : [words.timeMinutes, Math.round(seconds / 60)];
  return word.replace("{count}", String(count));
}
