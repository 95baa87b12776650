import type { Point, Shape } from "./shapes.ts";

export type Rgb = readonly [red: number, green: number, blue: number];
/** Colour and opacity of one row of a shape, 0–255 and 0–1. */
export type Paint = (y: number) => readonly [red: number, green: number, blue: number, alpha: number];

export const WIDTH = 1600;
export const HEIGHT = 900;

export const hex = (code: string): Rgb => [
  Number.parseInt(code.slice(1, 3), 16),
  Number.parseInt(code.slice(3, 5), 16),
  Number.parseInt(code.slice(5, 7), 16),
];

export const mix = (a: Rgb, b: Rgb, part: number): Rgb => [
  a[0] + (b[0] - a[0]) * part,
  a[1] + (b[1] - a[1]) * part,
  a[2] + (b[2] - a[2]) * part,
];

export const flat =
  (color: Rgb, alpha = 1): Paint =>
  () => [color[0], color[1], color[2], alpha];

/** From one colour and opacity at row `from` to another at row `to`. */
export const blend =
  (from: number, to: number, top: Rgb, bottom: Rgb, topAlpha = 1, bottomAlpha = 1): Paint =>
  (y) => {
    const part = smooth(Math.min(1, Math.max(0, (y - from) / (to - from))));
    return [...mix(top, bottom, part), topAlpha + (bottomAlpha - topAlpha) * part];
  };

const smooth = (part: number) => part * part * (3 - 2 * part);

/** A canvas of floating RGB, rows from the top. Shapes are laid on it one over the other. */
export class Canvas {
  readonly pixels = new Float32Array(WIDTH * HEIGHT * 3);

  /** Lays a shape on the canvas with exact coverage of every pixel it touches; subpaths that turn the other way cut holes. */
  fill(shape: Shape, paint: Paint): void {
    const box = boxOf(shape);
    const columns = box.right - box.left;
    if (columns <= 0 || box.bottom <= box.top) return;
    const area = new Float32Array((columns + 2) * (box.bottom - box.top));
    for (const ring of shape)
      ring.forEach((point, i) => {
        addEdge(area, columns, box, point, ring[(i + 1) % ring.length]!);
      });
    for (let y = box.top; y < box.bottom; y++) {
      const [red, green, blue, alpha] = paint(y + 0.5);
      let sum = 0;
      for (let x = 0; x < columns; x++) {
        sum += area[(y - box.top) * (columns + 2) + x]!;
        const part = Math.min(1, Math.abs(sum)) * alpha;
        if (part > 0.002) this.blend(box.left + x, y, red, green, blue, part);
      }
    }
  }

  /** Gives every pixel of some rows a colour with an opacity that depends on its place. */
  wash(from: number, to: number, color: Rgb, alphaAt: (x: number, y: number) => number): void {
    for (let y = Math.max(0, Math.floor(from)); y < Math.min(HEIGHT, to); y++)
      for (let x = 0; x < WIDTH; x++) {
        const alpha = alphaAt(x, y);
        if (alpha > 0.002) this.blend(x, y, color[0], color[1], color[2], Math.min(1, alpha));
      }
  }

  /** What lies above `horizon` again below it, upside down, calmer and paler; `alphaAt` says how clear. */
  mirror(horizon: number, to: number, squeeze: number, shiftAt: (y: number) => number, alphaAt: (y: number) => number) {
    const source = this.pixels.slice();
    for (let y = Math.ceil(horizon); y < Math.min(to, HEIGHT); y++) {
      const from = Math.round(horizon - (y - horizon) * squeeze);
      if (from < 0) return;
      const shift = Math.round(shiftAt(y));
      const alpha = alphaAt(y);
      for (let x = 0; x < WIDTH; x++) {
        const at = (from * WIDTH + Math.min(WIDTH - 1, Math.max(0, x + shift))) * 3;
        this.blend(x, y, source[at]!, source[at + 1]!, source[at + 2]!, alpha);
      }
    }
  }

  private blend(x: number, y: number, red: number, green: number, blue: number, alpha: number): void {
    const at = (y * WIDTH + x) * 3;
    const { pixels } = this;
    pixels[at] = pixels[at]! + (red - pixels[at]!) * alpha;
    pixels[at + 1] = pixels[at + 1]! + (green - pixels[at + 1]!) * alpha;
    pixels[at + 2] = pixels[at + 2]! + (blue - pixels[at + 2]!) * alpha;
  }
}

type Box = { left: number; right: number; top: number; bottom: number };

function boxOf(shape: Shape): Box {
  let [left, right, top, bottom] = [WIDTH, 0, HEIGHT, 0];
  for (const ring of shape)
    for (const [x, y] of ring) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return {
    left: Math.max(0, Math.floor(left)),
    right: Math.min(WIDTH, Math.ceil(right)),
    top: Math.max(0, Math.floor(top)),
    bottom: Math.min(HEIGHT, Math.ceil(bottom)),
  };
}

/**
 * Adds one edge to the running sums: after summing a row from the left, each cell holds the signed part of the pixel that
 * lies inside. What sticks out at the left counts for the first column, what sticks out at the right for none.
 */
function addEdge(area: Float32Array, columns: number, box: Box, from: Point, to: Point): void {
  if (from[1] === to[1]) return;
  const direction = from[1] < to[1] ? 1 : -1;
  const [upper, lower] = direction > 0 ? [from, to] : [to, from];
  const slope = (lower[0] - upper[0]) / (lower[1] - upper[1]);
  const first = Math.max(box.top, Math.floor(upper[1]));
  const last = Math.min(box.bottom, Math.ceil(lower[1]));
  for (let y = first; y < last; y++) {
    const start = Math.max(y, upper[1]);
    const end = Math.min(y + 1, lower[1]);
    if (end <= start) continue;
    const height = (end - start) * direction;
    const a = clamp(upper[0] + (start - upper[1]) * slope - box.left, columns);
    const b = clamp(upper[0] + (end - upper[1]) * slope - box.left, columns);
    addSpan(area, (y - box.top) * (columns + 2), Math.min(a, b), Math.max(a, b), height);
  }
}

/** One edge within one row: from column `x0` to `x1`, over `height` of the row. */
function addSpan(area: Float32Array, row: number, x0: number, x1: number, height: number): void {
  const first = Math.floor(x0);
  const last = Math.ceil(x1);
  if (last <= first + 1) {
    const inside = (x0 + x1) / 2 - first;
    area[row + first] = area[row + first]! + height * (1 - inside);
    area[row + first + 1] = area[row + first + 1]! + height * inside;
    return;
  }
  let covered = 0;
  for (let x = first; x < last; x++) {
    // Part of this pixel that lies to the right of the edge, averaged over the edge's own height.
    const enter = Math.max(x0, x);
    const leave = Math.min(x1, x + 1);
    const crossing = ((leave - enter) / (x1 - x0)) * (x + 1 - (enter + leave) / 2);
    const passed = (enter - x0) / (x1 - x0);
    const total = crossing + passed;
    area[row + x] = area[row + x]! + height * (total - covered);
    covered = total;
  }
  area[row + last] = area[row + last]! + height * (1 - covered);
}

const clamp = (x: number, columns: number) => Math.min(columns, Math.max(0, x));
