import sharp from "sharp";

/** The shapes that other places ask for: 16:9 for cards, 1:1 for lists, 2.35:1 for the cover of an official account. */
export const CROPS = {
  "16x9": { ratio: 16 / 9, width: 1600 },
  "1x1": { ratio: 1, width: 900 },
  "235x100": { ratio: 2.35, width: 900 },
} as const;

type Size = { width: number; height: number };
type Focus = { focusX: number; focusY: number };
/** The part of the original, in its pixels, and how wide it comes out. */
export type Crop = Size & { left: number; top: number; outWidth: number };

/** The largest part of this shape that has the focus as near to its middle as the edges allow. */
export function cropOf(size: Size, name: keyof typeof CROPS, { focusX, focusY }: Focus): Crop {
  const { ratio, width: most } = CROPS[name];
  const isWide = size.width / size.height > ratio;
  const width = Math.max(1, isWide ? Math.round(size.height * ratio) : size.width);
  const height = Math.max(1, isWide ? size.height : Math.round(size.width / ratio));
  const place = (focus: number, whole: number, part: number) =>
    Math.round(Math.min(Math.max((whole * focus) / 100 - part / 2, 0), whole - part));
  return {
    left: place(focusX, size.width, width),
    top: place(focusY, size.height, height),
    width,
    height,
    outWidth: Math.min(most, width),
  };
}

/** Cuts it out of our own JPEG. */
export async function cutOut(original: Uint8Array, { left, top, width, height, outWidth }: Crop) {
  const { data } = await sharp(original)
    .extract({ left, top, width, height })
    .resize({ width: outWidth })
    .jpeg({ quality: 86 })
    .toBuffer({ resolveWithObject: true });
  return new Uint8Array(data);
}
