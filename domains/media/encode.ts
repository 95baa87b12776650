import { createHash } from "node:crypto";
import sharp, { type OutputInfo, type Sharp } from "sharp";
import { invalid } from "#domains/kernel/errors.ts";
import { PIXELS_MAX } from "./limits.ts";
import { trueType } from "./true-type.ts";
import { originalSize, renditionsOf } from "./widths.ts";

// Whatever the name of a file: no other decoder of libvips is ever reached in this process (CVE-2026-96889, CVE-2026-119347).
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Nsgif"].map((decoder) => `VipsForeignLoad${decoder}Buffer`),
});
sharp.cache(false);

export type EncodedFile = { name: string; data: Buffer };
export type EncodedPicture = { width: number; height: number; bytes: number; sha256: string; files: EncodedFile[] };

const SECONDS_MAX = 20;
export const ORIGINAL_FILE = "original.jpg";
export const renditionFile = (nominal: number) => `${nominal}.webp`;

/**
 * An upload as new files of ours, upright, in sRGB and without EXIF, of the first frame where there are several.
 * Refuses with pictureType, picturePixels or pictureBroken.
 */
export async function encodePicture(upload: Uint8Array): Promise<EncodedPicture> {
  const { data, info } = await decode(upload);
  const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const encoded = (name: string, picture: Sharp) => picture.toBuffer().then((content) => ({ name, data: content }));
  // Together: an encoder has one thread, and the machine has more.
  const files = await Promise.all([
    encoded(ORIGINAL_FILE, pixels().flatten({ background: "#fff" }).jpeg({ quality: 86 })),
    ...renditionsOf(info).map(({ nominal, width, height }) =>
      encoded(renditionFile(nominal), pixels().resize(width, height, { fit: "fill" }).webp({ quality: 80, effort: 2 })),
    ),
  ]);
  return {
    width: info.width,
    height: info.height,
    bytes: files.reduce((sum, file) => sum + file.data.length, 0),
    sha256: createHash("sha256").update(files[0]!.data).digest("hex"),
    files,
  };
}

/** The pixels at the size at which we keep them: the one time that foreign bytes are decoded. */
async function decode(upload: Uint8Array): Promise<{ data: Buffer; info: OutputInfo }> {
  if (!trueType(upload)) throw invalid("form", "pictureType");
  const input = sharp(upload, { limitInputPixels: PIXELS_MAX, failOn: "warning", pages: 1, autoOrient: true });
  try {
    const { autoOrient } = await input.metadata();
    const { width, height } = originalSize(autoOrient);
    return await input
      .timeout({ seconds: SECONDS_MAX })
      .resize(width, height, { fit: "fill" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw invalid("form", /pixel limit/.test(String(error)) ? "picturePixels" : "pictureBroken");
  }
}
