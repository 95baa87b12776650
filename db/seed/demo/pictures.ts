import type { Tx } from "#db/client.ts";
import { storePicture } from "#domains/media/upload.ts";
import { drawPicture } from "../pictures.ts";

/** Draws each picture once and keeps it in the store; asks for the same number give the same file. */
export function album(tx: Tx, ownerId: string) {
  const stored = new Map<number, Promise<string>>();
  const store = async (seed: number) =>
    storePicture(tx, ownerId, (await drawPicture(seed)).data, `picture-${seed}.jpg`);
  return (seed: number): Promise<string> => {
    const known = stored.get(seed) ?? store(seed);
    stored.set(seed, known);
    return known;
  };
}
