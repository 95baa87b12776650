import { birds, fog, hill, reflection, ridge, ripples, type Stage, sky, sun, treeline, water } from "../land.ts";
import { flat, mix, type Rgb } from "../raster.ts";
import { box, type Point, path, place, stroke } from "../shapes.ts";

const quay = 640;

/** A river port: boxes in rows, a gantry over them, barges under way. */
export function port(stage: Stage): void {
  const { canvas, colors, random } = stage;
  const by = () => (random() - 0.5) * 40;
  sky(stage, quay);
  sun(stage, 330 + by(), 210, 58);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 430],
        [230, 340 + by()],
        [470, 430],
        [700, 330 + by()],
        [960, 420],
        [1250, 320 + by()],
        [1600, 410],
      ],
      12,
    ),
    colors.hills[0],
    640,
  );
  fog(stage, 500, 80, 0.45);
  const bank = ridge(
    stage,
    [
      [0, 560],
      [300, 530],
      [640, 566],
      [1000, 548],
      [1600, 530],
    ],
    8,
  );
  hill(stage, bank, colors.hills[1], 680);
  treeline(stage, bank, [30, 560], 36, colors.hills[1]);
  gantry(stage, 1190, 620, 1, mix(colors.hills[2], colors.hills[1], 0.35));
  gantry(stage, 900, 620, 1.25, colors.hills[3]);
  stacks(stage);
  canvas.fill(box(640, 618, 980, 30), flat(colors.hills[3]));
  for (let x = 660; x < 1600; x += 74) canvas.fill(box(x, 640, 12, 26), flat(colors.hills[3]));
  water(stage, quay + 14);
  reflection(stage, quay + 14, 200, 0.55);
  ripples(stage, quay + 20, 28);
  barge(stage, 380, 742, 1, 5);
  barge(stage, 930, 832, 1.25, 0);
  birds(stage, 560, 210, 34, 4);
}

function stacks({ canvas, colors, random }: Stage): void {
  const tones: Rgb[] = [
    colors.hills[2],
    mix(colors.hills[2], colors.hills[1], 0.6),
    colors.hills[1],
    mix(colors.warm, colors.hills[2], 0.25),
    mix(colors.gold, colors.hills[1], 0.35),
    mix(colors.hills[2], colors.hills[3], 0.6),
  ];
  for (let column = 0; column < 9; column++) {
    const height = 2 + Math.floor(random() * 3.4);
    for (let level = 0; level < height; level++) {
      const [x, y] = [690 + column * 98, 618 - (level + 1) * 40];
      const tone = tones[Math.floor(random() * tones.length)]!;
      canvas.fill(box(x, y, 94, 38), flat(tone));
      for (let rib = 1; rib < 12; rib++) canvas.fill(box(x + rib * 7.8, y + 4, 2, 30), flat(colors.ink, 0.14));
      canvas.fill(box(x, y, 94, 3), flat(colors.sun, 0.22));
    }
  }
}

function gantry({ canvas, colors }: Stage, x: number, foot: number, scale: number, color: Rgb): void {
  const at = (px: number, py: number): Point => [x + px * scale, foot + py * scale];
  const bar = (a: Point, b: Point, width: number) =>
    canvas.fill(stroke([at(...a), at(...b)], width * scale), flat(color));
  bar([-60, 0], [-40, -300], 11);
  bar([90, 0], [72, -300], 11);
  bar([-54, -120], [84, -120], 8);
  bar([-280, -300], [230, -300], 14);
  bar([-40, -300], [0, -390], 8);
  bar([72, -300], [0, -390], 8);
  bar([0, -390], [-250, -304], 3);
  bar([0, -390], [200, -304], 3);
  bar([-50, -20], [72, -118], 4);
  bar([84, -20], [-46, -118], 4);
  bar([-190, -296], [-190, -196], 2.4);
  bar([-160, -296], [-160, -196], 2.4);
  canvas.fill(box(...at(-222, -196), 94 * scale, 36 * scale), flat(mix(colors.warm, color, 0.2)));
  canvas.fill(box(...at(-200, -318), 50 * scale, 26 * scale), flat(color));
}

/** A barge that goes to the right, with `boxes` containers on deck or, without any, a load of sand. */
function barge({ canvas, colors }: Stage, x: number, y: number, scale: number, boxes: number): void {
  const at = (shape: ReturnType<typeof path>) => place(shape, { x, y, scale });
  for (let i = 0; i < boxes; i++)
    canvas.fill(
      at(box(-92 + i * 52, -44, 49, 28)),
      flat(
        i % 3 === 1 ? mix(colors.gold, colors.hills[1], 0.3) : mix(colors.hills[2], colors.hills[1], i % 2 ? 0.2 : 0.7),
      ),
    );
  if (boxes === 0)
    canvas.fill(
      at(path("M-90 -16 C-50 -52 -10 -54 20 -34 C60 -58 110 -44 150 -16Z")),
      flat(mix(colors.gold, colors.hills[1], 0.55)),
    );
  canvas.fill(
    at(path("M-176 -18 L196 -18 C192 2 180 14 164 16 L-150 16 C-164 14 -172 0 -176 -18Z")),
    flat(colors.hills[3]),
  );
  canvas.fill(at(box(-160, -62, 48, 46)), flat(colors.pale));
  canvas.fill(at(box(-166, -68, 60, 8)), flat(colors.hills[3]));
  for (const window of [-152, -134]) canvas.fill(at(box(window, -54, 12, 12)), flat(colors.hills[2]));
  canvas.fill(at(box(-176, -20, 372, 4)), flat(colors.pale, 0.8));
  canvas.fill(at(path("M-210 18 L200 18 L240 21 L-250 21Z")), flat(colors.sun, 0.7));
}
