import type { Actor } from "#domains/kernel/actor.ts";
import { ORIGINAL_WIDTH } from "#domains/media/limits.ts";
import { findServed, listOwnFiles, type Served } from "#domains/media/queries.ts";
import { readStored } from "#domains/media/store.ts";
import type { Carriers } from "#domains/media/visibility.ts";
import type { ZipEntry } from "#lib/zip.ts";

/** More files than this nobody takes along in one file; the newest are in it, and it says how many are not. */
const FILES_MAX_BYTES = 2 * 1024 ** 3;

type Own = { kind: "picture" | "document"; name: string; at: Date; served: Served };

/**
 * The files of an archive one by one: `archive.json`, which names the others, and the pictures and documents of its owner
 * that they may still see at this moment. One is in memory at a time.
 */
export async function* archiveEntries(actor: Actor, archive: object, carriers: Carriers): AsyncGenerator<ZipEntry> {
  const { files, leftOut } = await filesOf(actor, carriers);
  const named = (of: Own["kind"]) => files.flatMap(({ kind, name, at }) => (kind === of ? [{ file: name, at }] : []));
  const told = { ...archive, pictures: named("picture"), documents: named("document"), filesLeftOut: leftOut };
  yield { name: "archive.json", at: new Date(), data: new Uint8Array(Buffer.from(JSON.stringify(told, null, 2))) };
  for (const { name, at, served } of files) {
    const data = await readStored(served.storageKey, served.file);
    if (data) yield { name, at, data };
  }
}

async function filesOf(actor: Actor, carriers: Carriers): Promise<{ files: Own[]; leftOut: number }> {
  const files: Own[] = [];
  let [bytes, leftOut] = [0, 0];
  for (const { id, kind, format, fileName, at, bytes: own } of await listOwnFiles(actor)) {
    const isPicture = kind === "picture";
    const variant = isPicture ? String(ORIGINAL_WIDTH) : "file";
    const served = await findServed(actor, { id, name: variant, accept: "" }, carriers);
    if (!served) continue;
    const name = `${isPicture ? "pictures" : "documents"}/${nameOf(files.length + 1, fileName)}.${format}`;
    if (bytes + own > FILES_MAX_BYTES) leftOut += 1;
    else files.push({ kind: isPicture ? "picture" : "document", name, at, served });
    bytes += own;
  }
  return { files, leftOut };
}

/** Numbered, so that two of one name are two; without what a file system would not take. */
const nameOf = (number: number, fileName: string) => {
  const stem = fileName
    .replace(/\.[^.]*$/, "")
    .replace(/[<>:"/\\|?*]/g, " ")
    .trim();
  return `${String(number).padStart(4, "0")} ${stem}`.trim();
};
