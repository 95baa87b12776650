import { FLAT } from "#domains/edge/copies.ts";
import type { View } from "#lib/display.ts";

/**
 * What follows the thread in the path of a copy: the view, by a word that only the proxy writes, and the number, 1 where
 * none is named and null for what is none.
 */
export function readRest(segments: string[] = []): { view: View; number: number | null; isNamed: boolean } {
  const isFlat = segments[0] === FLAT;
  const [named, ...more] = isFlat ? segments.slice(1) : segments;
  const isNumber = more.length === 0 && /^[1-9]\d{0,6}$/.test(named ?? "");
  const number = named === undefined ? 1 : isNumber ? Number(named) : null;
  return { view: isFlat ? "flat" : "nested", number, isNamed: named !== undefined };
}
