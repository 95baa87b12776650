import type { Actor } from "#domains/kernel/actor.ts";
import { ORIGINAL_WIDTH } from "#domains/media/limits.ts";
import { findServed, listOwnPictures, type Served } from "#domains/media/queries.ts";
import { readStored } from "#domains/media/store.ts";
import type { Carriers } from "#domains/media/visibility.ts";
import type { ZipEntry } from "#lib/zip.ts";

/** More pictures than this nobody takes along in one file; the newest are in it, and it says how many are not. */
const PICTURES_MAX_BYTES = 2 * 1024 ** 3;

type Picture = { name: string; at: Date; served: Served };

/**
 * The files of an archive one by one: `archive.json`, which names the others, and the pictures of its owner that they may
 * still see at this moment. One picture is in memory at a time.
 */
export async function* archiveEntries(actor: Actor, archive: object, carriers: Carriers): AsyncGenerator<ZipEntry> {
  const { pictures, leftOut } = await picturesOf(actor, carriers);
  const told = { ...archive, pictures: pictures.map(({ name, at }) => ({ file: name, at })), picturesLeftOut: leftOut };
  yield { name: "archive.json", at: new Date(), data: new Uint8Array(Buffer.from(JSON.stringify(told, null, 2))) };
  for (const { name, at, served } of pictures) {
    const data = await readStored(served.storageKey, served.file);
    if (data) yield { name, at, data };
  }
}

async function picturesOf(actor: Actor, carriers: Carriers): Promise<{ pictures: Picture[]; leftOut: number }> {
  const pictures: Picture[] = [];
  let [bytes, leftOut] = [0, 0];
  for (const { id, fileName, at, bytes: own } of await listOwnPictures(actor)) {
    const served = await findServed(actor, { id, name: String(ORIGINAL_WIDTH), accept: "" }, carriers);
    if (!served) continue;
    if (bytes + own > PICTURES_MAX_BYTES) leftOut += 1;
    else pictures.push({ name: nameOf(pictures.length + 1, fileName), at, served });
    bytes += own;
  }
  return { pictures, leftOut };
}

/** Numbered, so that two of one name are two; without what a file system would not take. */
const nameOf = (number: number, fileName: string) => {
  const stem = fileName
    .replace(/\.[^.]*$/, "")
    .replace(/[<>:"/\\|?*]/g, " ")
    .trim();
  return `pictures/${String(number).padStart(4, "0")} ${stem}`.trim().concat(".jpg");
};
