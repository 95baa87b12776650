import { setTimeout as wait } from "node:timers/promises";

const ASK_EVERY_MS = 60;
const ANSWER_WITHIN_MS = 3_000;

/** Asks until web, database and worker are well; null when they are, else the last answer after `withinMs`. */
export async function untilHealthy(address: string, withinMs: number, signal: AbortSignal): Promise<string | null> {
  const until = Date.now() + withinMs;
  let last = "";
  while (Date.now() < until) {
    try {
      const answer = await fetch(`${address}/api/health`, {
        headers: { "Accept-Encoding": "identity" },
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      last = await answer.text();
      if (answer.ok && JSON.parse(last).status === "ok") return null;
    } catch (error) {
      signal.throwIfAborted();
      last = error instanceof Error ? error.message : String(error);
    }
    await wait(ASK_EVERY_MS, null, { signal });
  }
  return last;
}
