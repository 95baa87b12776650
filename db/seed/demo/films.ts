import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { Tx } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { originalFile, POSTER_FILE } from "#domains/media/files.ts";
import { writeFiles } from "#domains/media/store.ts";
import { type FilmKey, films } from "../content/films.ts";
import { drawPicture } from "../pictures.ts";

const FOLDER = join(import.meta.dirname, "..", "films");

/** Keeps a film with its poster in the store; it plays in every browser as it is, so that no encoder is asked. */
export async function storeFilm(tx: Tx, ownerId: string, key: FilmKey): Promise<string> {
  const { file, fileName, poster, ...size } = films[key];
  const bytes = await readFile(join(FOLDER, file));
  const still = await sharp((await drawPicture(poster)).data)
    .resize({ width: 1280 })
    .webp({ quality: 80 })
    .toBuffer();
  const storageKey = await writeFiles([
    { name: originalFile("mp4"), data: bytes },
    { name: POSTER_FILE, data: still },
  ]);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const [row] = await tx
    .insert(media)
    .values({
      ...{ ownerId, kind: "video", format: "mp4", storageKey, fileName, sha256, uploadSha256: sha256, ...size },
      ...{ bytes: bytes.length, hasPoster: true, progress: 100, preparedAt: new Date() },
    })
    .returning({ id: media.id });
  return row!.id;
}
