import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll } from "vitest";

/** Gives a test file a data folder of its own; returns its path. */
export async function ownDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "qingfeng-media-"));
  process.env.QINGFENG_DATA = folder;
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

let shade = 0;
const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 30, g: 120, b: ++shade % 256 } } });

/** A plain picture of this size, in a shade of its own: the same bytes twice would be the same file. */
export const pictureOf = (width: number, height: number, format: "jpeg" | "png" | "webp" | "gif" = "jpeg") =>
  canvas(width, height).toFormat(format).toBuffer();

/** A photograph that tells where and with what it was taken, lying on its side. */
export const photoWithPlace = (width: number, height: number) =>
  canvas(width, height)
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: "CanaryCam", Copyright: "canary" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "31/1 13/1 49/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "121/1 28/1 25/1",
      },
    })
    .jpeg()
    .toBuffer();
