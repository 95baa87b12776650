import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { bulletins } from "./content/bulletins/index.ts";
import type { DocNode } from "./content/types.ts";
import { Canvas, flat, WIDTH } from "./pictures/raster.ts";
import { scenes } from "./pictures/scenes.ts";
import { box, ellipse, hole } from "./pictures/shapes.ts";
import { drawPicture } from "./pictures.ts";

describe("drawPicture", () => {
  it("draws the same picture for the same seed and another one for every other", async () => {
    const [first, again, other] = await Promise.all([7, 7, 19].map(drawPicture));
    expect(first!.data.equals(again!.data)).toBe(true);
    expect(first!.data.equals(other!.data)).toBe(false);
  });

  it("gives a JPEG of the size it says, with words for those who cannot see it", async () => {
    const { data, width, height, alt } = await drawPicture(12);
    expect(await sharp(data).metadata()).toMatchObject({ format: "jpeg", width, height });
    expect(width / height).toBeCloseTo(16 / 9, 5);
    expect(alt.length).toBeGreaterThan(5);
  });

  it("uses every scene in the bulletins, and no cover twice", () => {
    const covers = bulletins.flatMap(({ picture }) => (picture === null ? [] : [picture]));
    expect(new Set(covers).size).toBe(covers.length);
    const all = [...covers, ...bulletins.flatMap(({ body }) => picturesIn(body.content))];
    expect(new Set(all.map((seed) => (seed - 1) % scenes.length)).size).toBe(scenes.length);
  });
});

describe("Canvas", () => {
  const amount = (canvas: Canvas) => canvas.pixels.reduce((sum, value, i) => (i % 3 === 0 ? sum + value : sum), 0);

  it("covers exactly the area of a shape, also between the pixels", () => {
    const canvas = new Canvas();
    canvas.fill(box(10.25, 20.5, 3.5, 2.25), flat([1, 1, 1]));
    expect(amount(canvas)).toBeCloseTo(3.5 * 2.25, 4);
    expect(canvas.pixels[(21 * WIDTH + 10) * 3]).toBeCloseTo(0.75, 5);
  });

  it("leaves holes open and loses nothing at the border", () => {
    const ring = new Canvas();
    ring.fill([...ellipse(200, 200, 60), ...hole(ellipse(200, 200, 40))], flat([1, 1, 1]));
    expect(amount(ring) / (Math.PI * (60 ** 2 - 40 ** 2))).toBeCloseTo(1, 2);
    const half = new Canvas();
    half.fill(ellipse(0, 200, 60), flat([1, 1, 1]));
    expect(amount(half) / ((Math.PI * 60 ** 2) / 2)).toBeCloseTo(1, 2);
  });
});

function picturesIn(nodes: DocNode[]): number[] {
  return nodes.flatMap((node) =>
    node.type === "image" ? [Number(node.attrs?.picture)] : picturesIn(node.content ?? []),
  );
}
