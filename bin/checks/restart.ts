import { startProduct } from "./product.ts";

/** What is promised of the product on two cores with nothing else to do. */
const START_SEC = 5;
const STOP_SEC = 2;
/** A machine that was busy with something else is asked again. */
const TRIES = 2;

/**
 * A start on data that is there, from the command to the first answer that all is well, and a stop, from Ctrl-C until the
 * last process is gone: of the whole product with its demonstration, after the stories, when nothing else runs.
 */
export async function timeRestart(data: string, signal: AbortSignal) {
  const told: string[] = [];
  for (let n = 0; n < TRIES; n++) {
    const start = await timed(() => startProduct(data, signal));
    const stop = await timed(() => start.result.stop("SIGINT"));
    told.push(`start ${start.seconds.toFixed(1)} s of ${START_SEC}, stop ${stop.seconds.toFixed(1)} s of ${STOP_SEC}`);
    const isInTime = start.seconds <= START_SEC && stop.seconds <= STOP_SEC;
    if (isInTime) return { passed: 1, failed: 0, remark: told.join("; then ") };
  }
  return { passed: 0, failed: 1, remark: told.join("; then ") };
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1000 };
}
