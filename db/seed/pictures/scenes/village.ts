import { birds, fog, hill, reflection, ridge, ripples, type Stage, sky, sun, treeline, water } from "../land.ts";
import { blend, flat, mix } from "../raster.ts";
import { box, curve, ellipse, type Point, type Ring, stroke } from "../shapes.ts";

const quay = 690;

/** A village by the water in the evening: white walls, dark roofs, lamps in some windows. */
export function village(stage: Stage): void {
  const { canvas, colors, random } = stage;
  const evening = {
    ...colors,
    skyTop: mix(colors.skyTop, colors.hills[2], 0.5),
    skyLow: mix(colors.skyLow, colors.gold, 0.12),
  };
  const dim = { ...stage, colors: evening };
  sky(dim, 620);
  sun(dim, 1260, 190, 58);
  const by = () => (random() - 0.5) * 36;
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 420],
        [260, 320 + by()],
        [520, 430],
        [820, 300 + by()],
        [1120, 420],
        [1380, 330 + by()],
        [1600, 400],
      ],
      12,
    ),
    mix(colors.hills[0], colors.hills[1], 0.4),
    690,
  );
  fog(stage, 520, 70, 0.35);
  const wood = ridge(
    stage,
    [
      [0, 520],
      [300, 490],
      [700, 530],
      [1100, 500],
      [1600, 520],
    ],
    10,
  );
  hill(stage, wood, colors.hills[2], 760);
  treeline(stage, wood, [10, 1590], 44, colors.hills[2]);
  const row = [
    { x: 60, width: 210, height: 150, steps: 0 },
    { x: 300, width: 170, height: 210, steps: 3 },
    { x: 500, width: 240, height: 160, steps: 0 },
    { x: 760, width: 190, height: 236, steps: 3 },
    { x: 980, width: 230, height: 168, steps: 0 },
    { x: 1236, width: 170, height: 214, steps: 3 },
    { x: 1424, width: 220, height: 152, steps: 0 },
  ];
  for (const house of row) paintHouse(stage, house);
  canvas.fill(box(0, quay - 8, 1600, 26), flat(mix(colors.hills[2], colors.hills[3], 0.5)));
  water(dim, quay + 16);
  reflection(stage, quay + 16, 190, 0.66);
  ripples(dim, quay + 20, 26);
  for (const x of [258, 936, 1194]) lamp(stage, x, quay - 8);
  birds(stage, 470, 200, 34, 4);
}

type House = { x: number; width: number; height: number; steps: number };

/** With steps, the gable wall stands above the roof in stairs, as along the lower river. */
function paintHouse({ canvas, colors, random }: Stage, { x, width, height, steps }: House): void {
  const top = quay - height;
  const wall = mix(colors.pale, colors.sun, 0.3);
  canvas.fill(box(x, top, width, height), blend(top, quay, wall, mix(wall, colors.hills[1], 0.3)));
  if (steps > 0) {
    for (let step = 0; step < steps; step++) {
      const [inset, rise] = [step * width * 0.16, step * 26];
      canvas.fill(box(x + inset, top - rise - 22, width - 2 * inset, 30), flat(wall));
      for (const left of step === steps - 1 ? [x + inset - 10] : [x + inset - 10, x + width - inset - width * 0.16]) {
        const length = step === steps - 1 ? width - 2 * inset + 20 : width * 0.16 + 10;
        canvas.fill(box(left, top - rise - 28, length, 9), flat(colors.ink));
      }
    }
  } else {
    const eaves: Ring = [
      [x - 26, top + 10],
      [x - 4, top - 26],
      [x + width * 0.12, top - 62],
      [x + width * 0.88, top - 62],
      [x + width + 4, top - 26],
      [x + width + 26, top + 10],
    ];
    canvas.fill(
      [[...curve(eaves.slice(0, 3)), ...curve(eaves.slice(3))]],
      blend(top - 62, top + 10, mix(colors.hills[3], colors.hills[2], 0.2), colors.ink),
    );
    canvas.fill(box(x + width * 0.1, top - 70, width * 0.8, 9), flat(colors.ink));
    for (let tile = 0; tile < width + 30; tile += 13)
      canvas.fill(box(x - 14 + tile, top - 54, 2, 58), flat(colors.hills[1], 0.16));
  }
  const columns = Math.floor(width / 74);
  for (let column = 0; column < columns; column++)
    for (let level = 0; level < (height > 190 ? 2 : 1); level++) {
      const at: Point = [x + (width / columns) * (column + 0.5) - 17, top + 38 + level * 78];
      paintWindow({ canvas, colors, random }, at, random() < 0.62);
    }
}

function paintWindow(
  { canvas, colors }: Pick<Stage, "canvas" | "colors" | "random">,
  [x, y]: Point,
  isLit: boolean,
): void {
  const glow = mix(colors.gold, colors.sun, 0.35);
  if (isLit)
    for (const reach of [26, 14]) canvas.fill(ellipse(x + 17, y + 21, 17 + reach, 21 + reach), flat(glow, 0.1));
  canvas.fill(box(x - 4, y - 4, 42, 50), flat(colors.ink));
  canvas.fill(box(x, y, 34, 42), flat(isLit ? glow : mix(colors.hills[2], colors.hills[3], 0.4)));
  canvas.fill(box(x + 15.5, y, 3, 42), flat(colors.ink));
  canvas.fill(box(x, y + 19, 34, 3), flat(colors.ink));
}

/** A red lantern on a post. */
function lamp({ canvas, colors }: Stage, x: number, foot: number): void {
  canvas.fill(box(x - 2.5, foot - 122, 5, 122), flat(colors.ink));
  canvas.fill(
    stroke(
      curve([
        [x, foot - 118],
        [x + 14, foot - 126],
        [x + 26, foot - 114],
      ]),
      4,
    ),
    flat(colors.ink),
  );
  canvas.fill(ellipse(x + 26, foot - 88, 44, 44), flat(mix(colors.warm, colors.sun, 0.3), 0.2));
  canvas.fill(
    ellipse(x + 26, foot - 88, 19, 22),
    blend(foot - 112, foot - 64, mix(colors.warm, colors.gold, 0.35), mix(colors.warm, [150, 40, 20], 0.4)),
  );
  canvas.fill(box(x + 17, foot - 112, 18, 5), flat(colors.ink));
  canvas.fill(box(x + 17, foot - 69, 18, 5), flat(colors.ink));
}
