/**
 * Lets `atOnce` works run at the same time while up to `waitingMax` wait; whoever comes after them gets what `full` makes.
 * A place that becomes free is handed to the first who waits, so that never more than the limit are at work.
 */
export function inTurn({ atOnce, waitingMax }: { atOnce: number; waitingMax: number }, full: () => Error) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= waitingMax) throw full();
    if (running < atOnce) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
