import { fill } from "./fill.ts";

/** How far an upload is: `sent` of `total` bytes, or of whatever else is counted. */
export type Progress = { sent: number; total: number };

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

/** A wait that is shorter is over before it has been read. */
const WORTH_SAYING_SEC = 3;

/**
 * Tells a progress in one line after the other: `正在上传 a.jpg，40%`, and how long it still takes where that is worth saying.
 * The sentences may name `{sent}`, `{total}`, `{percent}`; `long` also `{seconds}`.
 */
export function progressLine(short: string, long: string) {
  const pace = paceOf();
  return (progress: Progress, at = Date.now()): string => {
    const seconds = pace(progress, at) ?? 0;
    const percent = Math.floor((progress.sent / progress.total) * 100);
    return fill(seconds >= WORTH_SAYING_SEC ? long : short, { ...progress, percent, seconds });
  };
}
