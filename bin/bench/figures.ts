import { performance } from "node:perf_hooks";

/** The middle of some figures. */
export function median(figures: number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percentile(figures: number[], part: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** How long each of `times` runs took, in milliseconds, one after the other. */
export async function timed(times: number, run: (i: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    await run(i);
    took.push(performance.now() - from);
  }
  return took;
}

/** Keeps `lanes` runs under way until all `times` are done; each one's milliseconds. */
export async function timedInLanes(
  lanes: number,
  times: number,
  run: (i: number) => Promise<unknown>,
): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  const lane = async () => {
    while (next < times) {
      const i = next++;
      const from = performance.now();
      await run(i);
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return took;
}
