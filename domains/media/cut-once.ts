import { cutInTurn } from "./in-turn.ts";

/** At some 250 kB each. */
const KEPT = 48;

const cuts = new Map<string, Promise<Uint8Array>>();

/** What `cut` makes for this key, made once for all who ask while it is among the last `KEPT` that were asked for. */
export function cutOnce(key: string, cut: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const made = cuts.get(key) ?? cutInTurn(cut);
  cuts.delete(key);
  cuts.set(key, made);
  made.catch(() => cuts.delete(key));
  for (const oldest of cuts.keys()) {
    if (cuts.size <= KEPT) break;
    cuts.delete(oldest);
  }
  return made;
}
