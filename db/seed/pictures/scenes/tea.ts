import { fog, hill, ridge, type Stage, sky, sun } from "../land.ts";
import { twig } from "../plants.ts";
import { blend, flat, HEIGHT, mix, WIDTH } from "../raster.ts";
import { box, curve, ellipse, hole, type Point, path, place, stroke } from "../shapes.ts";
import { teacup } from "../things.ts";

/** A pot and two cups by an open window, a plum branch reaching in. */
export function tea(stage: Stage): void {
  const { canvas, colors, random } = stage;
  sky(stage, 700);
  sun(stage, 560, 270, 78);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 470],
        [260, 370],
        [520, 480],
        [820, 350],
        [1120, 470],
        [1400, 380],
        [1600, 440],
      ],
      12,
    ),
    colors.hills[0],
    720,
  );
  fog(stage, 560, 90, 0.5);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 620],
        [340, 540],
        [700, 630],
        [1080, 550],
        [1600, 620],
      ],
      8,
    ),
    colors.hills[1],
    800,
  );
  frame(stage);
  twig(stage, [1640, 60], Math.PI * 0.93, 300, 24, colors.ink, (at, size) => blossom(stage, at, size));
  twig(stage, [1640, 330], Math.PI * 1.06, 200, 15, colors.ink, (at, size) => blossom(stage, at, size));
  canvas.fill(
    box(0, 706, WIDTH, HEIGHT - 706),
    blend(706, HEIGHT, colors.hills[3], mix(colors.hills[3], colors.ink, 0.75)),
  );
  canvas.fill(box(0, 706, WIDTH, 5), flat(colors.hills[2], 0.8));
  canvas.fill(ellipse(800, 806, 470, 34), flat(colors.ink, 0.45));
  canvas.fill(box(366, 786, 868, 18), flat(mix(colors.gold, colors.hills[3], 0.45)));
  canvas.fill(box(366, 784, 868, 4), flat(mix(colors.gold, colors.paper, 0.2), 0.7));
  teapot(stage, 640, 786);
  teacup(stage, 930, 770);
  teacup(stage, 1090, 770);
  for (let i = 0; i < 6; i++) petal(stage, [1180 + random() * 330, 740 + random() * 120], 9, random() * 3);
}

/** Posts and lattice of the window; the middle stands open. */
function frame({ canvas, colors }: Stage): void {
  const wood = colors.hills[3];
  canvas.fill(box(0, 0, WIDTH, 34), flat(wood));
  for (const x of [0, 196, 1380, 1566]) canvas.fill(box(x, 0, 34, 712), flat(wood));
  for (const left of [34, 1404]) {
    canvas.fill(box(left, 34, 162, 672), flat(colors.paper, 0.72));
    for (let row = 0; row < 8; row++) canvas.fill(box(left, 34 + row * 96, 162, 8), flat(wood));
    for (const column of [50, 104]) canvas.fill(box(left + column, 34, 7, 672), flat(wood));
  }
  canvas.fill(box(0, 672, WIDTH, 34), flat(wood));
}

function teapot({ canvas, colors }: Stage, x: number, y: number): void {
  const clay = mix(colors.warm, colors.ink, 0.32);
  const dark = mix(clay, colors.ink, 0.45);
  const light = mix(clay, colors.paper, 0.2);
  const at = (commands: string) => place(path(commands), { x, y });
  canvas.fill(
    at("M-112 -50 C-168 -66 -186 -128 -240 -166 L-218 -184 C-170 -168 -156 -136 -104 -128Z"),
    blend(y - 186, y - 60, light, clay),
  );
  canvas.fill(
    [...ellipse(x + 138, y - 96, 66, 62), ...hole(ellipse(x + 134, y - 96, 44, 42))],
    blend(y - 160, y - 34, clay, dark),
  );
  canvas.fill(
    at(
      "M-136 -84 C-140 -150 -84 -176 0 -176 C84 -176 140 -150 136 -84 C132 -28 84 0 58 0 L-58 0 C-84 0 -132 -28 -136 -84Z",
    ),
    blend(y - 176, y, light, dark),
  );
  canvas.fill(
    at("M-72 -172 C-60 -200 60 -200 72 -172 C40 -164 -40 -164 -72 -172Z"),
    blend(y - 200, y - 164, light, clay),
  );
  canvas.fill(ellipse(x, y - 204, 17, 14), flat(clay));
  canvas.fill(
    stroke(
      curve([
        [x - 74, y - 168],
        [x, y - 160],
        [x + 74, y - 168],
      ]),
      3,
    ),
    flat(dark, 0.8),
  );
  canvas.fill(
    stroke(
      curve([
        [x - 96, y - 128],
        [x - 112, y - 92],
        [x - 92, y - 44],
      ]),
      7,
    ),
    flat(colors.sun, 0.2),
  );
}

function blossom(stage: Stage, at: Point, size: number): void {
  const { canvas, colors, random } = stage;
  const tint = 0.35 + random() * 0.35;
  for (let i = 0; i < 5; i++) {
    const angle = (i / 5) * 2 * Math.PI + random() * 0.3;
    const center: Point = [at[0] + Math.cos(angle) * size * 0.62, at[1] + Math.sin(angle) * size * 0.62];
    canvas.fill(
      ellipse(center[0], center[1], size * 0.58, size * 0.52, angle),
      flat(mix(colors.paper, colors.warm, tint + (i % 2) * 0.12)),
    );
  }
  canvas.fill(ellipse(at[0], at[1], size * 0.26), flat(colors.gold));
}

function petal({ canvas, colors }: Stage, [x, y]: Point, size: number, turn: number): void {
  canvas.fill(ellipse(x, y, size, size * 0.5, turn), flat(mix(colors.paper, colors.warm, 0.5)));
}
