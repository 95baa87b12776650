import { HEIGHT_MAX, ORIGINAL_PIXELS_MAX, ORIGINAL_WIDTH, WIDTHS } from "./limits.ts";

type Size = { width: number; height: number };

/** The size at which a picture is kept: never larger than it came. */
export function originalSize({ width, height }: Size): Size {
  const area = Math.sqrt(ORIGINAL_PIXELS_MAX / (width * height));
  return scaled({ width, height }, Math.min(1, ORIGINAL_WIDTH / width, HEIGHT_MAX / height, area));
}

/** The renditions of a picture of this size, by nominal width: all that are narrower, and the first that is not. */
export function renditionsOf(size: Size): (Size & { nominal: number })[] {
  const wider = WIDTHS.findIndex((width) => width >= size.width);
  const nominals = wider === -1 ? [...WIDTHS] : WIDTHS.slice(0, wider + 1);
  return nominals.map((nominal) => ({ nominal, ...scaled(size, Math.min(1, nominal / size.width)) }));
}

const scaled = ({ width, height }: Size, factor: number): Size => ({
  width: Math.max(1, Math.round(width * factor)),
  height: Math.max(1, Math.round(height * factor)),
});
