import type { Palette } from "./palette.ts";
import { noiseFrom } from "./random.ts";
import { blend, type Canvas, flat, HEIGHT, mix, type Paint, type Rgb, WIDTH } from "./raster.ts";
import { curve, ellipse, type Point, type Ring, type Shape, stroke } from "./shapes.ts";

/** What every scene is drawn with. */
export type Stage = { canvas: Canvas; colors: Palette; random: () => number; seed: number };

export function sky({ canvas, colors }: Stage, low = HEIGHT * 0.72): void {
  canvas.fill(wholeCanvas, blend(0, low, colors.skyTop, colors.skyLow));
}

const wholeCanvas: Shape = [
  [
    [0, 0],
    [WIDTH, 0],
    [WIDTH, HEIGHT],
    [0, HEIGHT],
  ],
];

/** A disc with a wide soft light around it. */
export function sun({ canvas, colors }: Stage, x: number, y: number, radius: number): void {
  const reach = radius * 7;
  canvas.wash(y - reach, y + reach, colors.glow, (px, py) => {
    const far = Math.hypot(px - x, py - y) / reach;
    return far < 1 ? 0.62 * (1 - far) ** 2.4 : 0;
  });
  canvas.fill(ellipse(x, y, radius), flat(colors.sun));
}

/** A ridge through the points, from the left border to the right one, with a fine unevenness. */
export function ridge({ seed }: Stage, points: Ring, roughness = 0): Ring {
  const noise = noiseFrom(seed * 31 + points.length + Math.round(points[0]![1]));
  return curve(points, 60).map(
    ([x, y]): Point => [x, y + (noise(x / 70, 0) + noise(x / 19, 9) * 0.3 - 0.65) * roughness],
  );
}

/** Fills what lies below a ridge; `fadeTo` is the row at which it has dissolved into mist, without it the hill is solid. */
export function hill({ canvas }: Stage, line: Ring, color: Rgb, fadeTo?: number): void {
  const top = Math.min(...line.map(([, y]) => y));
  const bottom = fadeTo ?? HEIGHT;
  const paint: Paint = fadeTo === undefined ? flat(color) : blend(top, fadeTo, color, color, 1, 0);
  canvas.fill([[...line, [line.at(-1)![0], bottom], [line[0]![0], bottom]]], paint);
}

/** Small firs and round trees along a ridge, in groups, between two columns. */
export function treeline({ canvas, random }: Stage, line: Ring, [from, to]: Point, size: number, color: Rgb): void {
  for (let x = from; x < to; x += size * (0.35 + random() * (random() < 0.2 ? 3.4 : 0.7))) {
    const foot = line.find(([px]) => px >= x)?.[1] ?? 0;
    const height = size * (0.55 + random() * 0.75);
    if (random() < 0.6) canvas.fill(fir(x, foot + 2, height), flat(color));
    else canvas.fill(ellipse(x, foot - height * 0.12, height * (0.4 + random() * 0.25), height * 0.36), flat(color));
  }
}

const fir = (x: number, foot: number, height: number): Shape => [
  [
    [x - height * 0.2, foot],
    [x - height * 0.07, foot - height * 0.62],
    [x, foot - height],
    [x + height * 0.07, foot - height * 0.62],
    [x + height * 0.2, foot],
  ],
];

/** Drifting fog around a row. */
export function fog({ canvas, colors, seed }: Stage, y: number, thickness: number, strength: number): void {
  const noise = noiseFrom(seed * 7 + Math.round(y));
  canvas.wash(y - thickness, y + thickness, colors.mist, (px, py) => {
    const near = 1 - ((py - y) / thickness) ** 2;
    const cloud = noise(px / 230 + y, py / 46);
    return strength * near * Math.max(0, cloud * 1.7 - 0.35);
  });
}

/** Water from a row down to the bottom, a little of the sky in it. */
export function water({ canvas, colors }: Stage, from: number): void {
  const surface = mix(colors.hills[0], colors.skyLow, 0.42);
  canvas.fill(
    [
      [
        [0, from],
        [WIDTH, from],
        [WIDTH, HEIGHT],
        [0, HEIGHT],
      ],
    ],
    blend(from, HEIGHT, surface, mix(surface, colors.skyLow, 0.5)),
  );
}

/** The land mirrored in the water below `from`, trembling a little. */
export function reflection({ canvas }: Stage, from: number, depth: number, strength = 0.5): void {
  canvas.mirror(
    from,
    from + depth,
    0.9,
    (y) => Math.sin(y * 0.37) * 0.9 + Math.sin(y * 0.13) * 1.3,
    (y) => strength * (1 - (y - from) / depth),
  );
}

/** Thin bright lines on water; the farther, the shorter and fainter. */
export function ripples({ canvas, colors, random }: Stage, from: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const depth = random() ** 1.4;
    const y = from + 8 + depth * (HEIGHT - from - 24);
    const length = 40 + depth * 200 + random() * 80;
    const x = random() * (WIDTH + length) - length;
    const line: Ring = [
      [x, y],
      [x + length / 2, y + 0.6],
      [x + length, y],
    ];
    canvas.fill(
      stroke(curve(line), (part) => Math.sin(part * Math.PI) * (1.4 + depth * 1.8)),
      flat(colors.sun, 0.5),
    );
  }
}

/** A few birds under way together; `size` is the span of the nearest. */
export function birds(stage: Stage, x: number, y: number, size: number, count: number): void {
  const { random } = stage;
  for (let i = 0; i < count; i++) {
    const span = size * (1 - i * 0.07) * (0.85 + random() * 0.25);
    bird(stage, x + i * size * 1.25 + random() * size * 0.5, y + (random() - 0.5) * size * 1.9 - i * size * 0.25, span);
  }
}

export function bird({ canvas, colors, random }: Stage, x: number, y: number, span: number): void {
  const lift = span * (0.26 + random() * 0.16);
  for (const side of [-1, 1]) {
    const wing: Ring = [
      [x, y],
      [x + side * span * 0.26, y - lift],
      [x + side * span * 0.56, y - lift * 0.72],
    ];
    canvas.fill(
      stroke(curve(wing), (part) => span * 0.085 * (1 - part * 0.75)),
      flat(colors.ink, 0.9),
    );
  }
}

/** The tooth of rice paper, and enough noise that gradients show no bands. */
export function grain({ canvas: { pixels }, random }: Stage): void {
  for (let i = 0; i < pixels.length; i += 3) {
    const tooth = (random() + random() - 1) * 2.2;
    pixels[i] = pixels[i]! + tooth;
    pixels[i + 1] = pixels[i + 1]! + tooth;
    pixels[i + 2] = pixels[i + 2]! + tooth;
  }
}
