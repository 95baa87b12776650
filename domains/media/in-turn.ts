import { DomainError } from "#domains/kernel/errors.ts";

/** A picture being decoded takes up to 300 MB, one that waits up to 10 MB. */
const WAITING_MAX = 8;

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Does one costly piece of work after the other; refuses with `too_many` when too many wait. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= WAITING_MAX) throw new DomainError("too_many", { form: { key: "busy" } });
  waiting++;
  const mine = last.then(work, work);
  last = mine.catch(() => {});
  return mine.finally(() => waiting--);
}
