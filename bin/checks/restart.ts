import { startProduct } from "./product.ts";

/** What is promised of the product on two cores with nothing else to do; other machines may take three times as long. */
const START_SEC = 5;
const STOP_SEC = 2;
const SLOW_MACHINE = 3;

/**
 * A start on data that is there, from the command to the first answer that all is well, and a stop, from Ctrl-C until the
 * last process is gone: of the whole product with its demonstration, after the stories, when nothing else runs.
 */
export async function timeRestart(data: string, signal: AbortSignal) {
  const start = await timed(() => startProduct(data, signal));
  const stop = await timed(() => start.result.stop("SIGINT"));
  const isSlow = start.seconds > START_SEC * SLOW_MACHINE || stop.seconds > STOP_SEC * SLOW_MACHINE;
  const remark = `start ${start.seconds.toFixed(1)} s of ${START_SEC}, stop ${stop.seconds.toFixed(1)} s of ${STOP_SEC}`;
  return { passed: isSlow ? 0 : 1, failed: isSlow ? 1 : 0, remark };
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1000 };
}
