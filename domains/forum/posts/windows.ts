import { WINDOW_SIZE } from "../limits.ts";

/** The first number of the fixed window (1–20, 21–40 …) that holds post `number`. */
export const windowStart = (number: number) => number - ((number - 1) % WINDOW_SIZE);

export type Window = { first: number; last: number };

export const windowOf = (number: number): Window => {
  const first = windowStart(number);
  return { first, last: first + WINDOW_SIZE - 1 };
};

/** `/forum/threads/<id>/21`: the page that shows a post; the first window carries no number. */
export function threadPath(base: string, threadId: string, number = 1): string {
  const first = windowStart(number);
  return `${base}/forum/threads/${threadId}${first === 1 ? "" : `/${first}`}`;
}

/** A permalink to a post; it never changes, since numbers and windows never do. */
export const postPath = (base: string, threadId: string, number: number) =>
  `${threadPath(base, threadId, number)}#post-${number}`;
