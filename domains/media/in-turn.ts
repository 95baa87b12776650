import { DomainError } from "#domains/kernel/errors.ts";

let last: Promise<unknown> = Promise.resolve();

/**
 * A queue of costly work. Of all queues together one piece is done at a time: a picture being decoded takes up to 300 MB.
 * What would wait behind `waitingMax` others of its own queue is refused with `too_many`.
 */
function queueOf(waitingMax: number) {
  let waiting = 0;
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (waiting >= waitingMax) throw new DomainError("too_many", { form: { key: "busy" } });
    waiting++;
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine.finally(() => waiting--);
  };
}

/** Pictures that came in: one that waits holds up to 10 MB. */
export const encodeInTurn = queueOf(8);
/** Parts of pictures: one that waits has not been read yet, and a page of the library asks for many at once. */
export const cutInTurn = queueOf(100);
