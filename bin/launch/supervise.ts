import { setTimeout as wait } from "node:timers/promises";
import { say } from "./say.ts";

/** One process, however it was started. */
export type Running = { pid: number; ended: Promise<string>; stop(): Promise<void> };
export type Supervised = { pid(): number | undefined; stop(): Promise<void> };

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 30_000;
/** Who ran this long is forgiven what was before. */
const STEADY_MS = 60_000;

/**
 * Keeps one process running: starts it again when it ends, the sooner the rarer that is.
 * `onChange` hears of every new process.
 */
export function supervise(
  name: string,
  start: () => Promise<Running>,
  { first, onChange }: { first?: Running; onChange: () => void },
): Supervised {
  let running = first;
  const stopping = new AbortController();

  async function keep() {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const began = Date.now();
      const why = await once();
      if (stopping.signal.aborted) return;
      failures = Date.now() - began > STEADY_MS ? 1 : failures + 1;
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
      const sec = (pauseMs / 1000).toFixed(1);
      say(`${name} 意外结束（${why}），${sec} 秒后重启。`, `${name} ended (${why}); it starts again in ${sec} s.`);
      await wait(pauseMs, null, { signal: stopping.signal }).catch(() => {});
    }
  }

  async function once(): Promise<string> {
    try {
      running ??= await start();
      onChange();
      if (stopping.signal.aborted) await running.stop();
      return await running.ended;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      running = undefined;
    }
  }

  const kept = keep();
  return {
    pid: () => running?.pid,
    async stop() {
      stopping.abort();
      await running?.stop();
      await kept;
    },
  };
}
