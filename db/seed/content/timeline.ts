/** Posts that would lie in the future are drawn together before this long ago. */
const FRESHEST_MS = 4 * 60_000;

/**
 * When each post of a thread was written: `minutesAfter` the opening, in rising order. Those that would still lie ahead
 * of `now` are spread evenly between the last one that does not and a few minutes ago.
 */
export function postInstants(openedAt: Date, minutesAfter: number[], now: Date): Date[] {
  const wanted = minutesAfter.map((minutes) => openedAt.getTime() + minutes * 60_000);
  const latest = Math.max(now.getTime() - FRESHEST_MS, openedAt.getTime());
  const past = wanted.filter((instant) => instant <= latest).length;
  const from = past > 0 ? wanted[past - 1]! : openedAt.getTime();
  const step = (latest - from) / (wanted.length - past || 1);
  return wanted.map((instant, i) => new Date(i < past ? instant : from + step * (i - past + 1)));
}
