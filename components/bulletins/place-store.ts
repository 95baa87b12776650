/** How far a text was read, as a share from 0 to 1, and when. */
export type Place = { share: number; at: number };

const PREFIX = "qf:place:";
const KEPT = 50;
/** Nearer to the beginning or the end there is nothing to find again. */
const NEAR = 0.08;

/** Places carry their reader: the next person at a shared computer is not shown them. */
export const placeKey = (reader: string, textId: string) => `${PREFIX}${reader}:${textId}`;

export function readPlace(store: Storage, key: string): number | null {
  const place = parse(store, key);
  return place && place.share > NEAR && place.share < 1 - NEAR ? place.share : null;
}

/** Keeps a place, and no more than fifty of them: the oldest goes. A browser that keeps nothing is no error. */
export function keepPlace(store: Storage, key: string, share: number, now = Date.now()): void {
  try {
    store.setItem(key, JSON.stringify({ share, at: now } satisfies Place));
    const kept = Object.keys(store).filter((name) => name.startsWith(PREFIX));
    const byAge = kept.sort((a, b) => (parse(store, a)?.at ?? 0) - (parse(store, b)?.at ?? 0));
    for (const old of byAge.slice(0, Math.max(0, byAge.length - KEPT))) store.removeItem(old);
  } catch {}
}

function parse(store: Storage, key: string): Place | null {
  try {
    const place: unknown = JSON.parse(store.getItem(key) ?? "null");
    const { share, at } = (place ?? {}) as Partial<Place>;
    return typeof share === "number" && typeof at === "number" ? { share, at } : null;
  } catch {
    return null;
  }
}
