import { birds, fog, hill, ridge, type Stage, sky, sun, treeline } from "../land.ts";
import { blend, flat, mix, type Rgb } from "../raster.ts";
import { box, type Point, type Ring, stroke } from "../shapes.ts";

/** A building site in the morning: two tower cranes, frames growing, hills behind. */
export function site(stage: Stage): void {
  const { colors, random } = stage;
  const by = () => (random() - 0.5) * 40;
  sky(stage, 640);
  sun(stage, 980 + by(), 300, 74);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 470],
        [240, 380 + by()],
        [480, 470],
        [760, 350 + by()],
        [1020, 460],
        [1300, 370 + by()],
        [1600, 450],
      ],
      12,
    ),
    colors.hills[0],
    720,
  );
  fog(stage, 560, 80, 0.5);
  frame(
    stage,
    { x: 120, top: 470, bays: 4, floors: 6, bay: 62, floor: 52 },
    mix(colors.hills[1], colors.hills[0], 0.35),
  );
  frame(
    stage,
    { x: 1180, top: 430, bays: 5, floors: 7, bay: 58, floor: 50 },
    mix(colors.hills[1], colors.hills[0], 0.35),
  );
  fog(stage, 720, 90, 0.6);
  crane(
    stage,
    { x: 1100, foot: 850, top: 190, jib: -430, counter: 130, hook: 0.62 },
    mix(colors.hills[2], colors.hills[1], 0.4),
  );
  frame(stage, { x: 520, top: 520, bays: 6, floors: 5, bay: 72, floor: 62 }, colors.hills[2]);
  crane(stage, { x: 430, foot: 860, top: 130, jib: 520, counter: 150, hook: 0.55 }, colors.hills[3]);
  const ground = ridge(
    stage,
    [
      [0, 830],
      [300, 812],
      [700, 824],
      [1100, 808],
      [1600, 826],
    ],
    5,
  );
  hill(stage, ground, colors.hills[3]);
  treeline(stage, ground, [10, 330], 44, colors.hills[3]);
  treeline(stage, ground, [1250, 1600], 46, colors.hills[3]);
  birds(stage, 130, 300, 30, 3);
}

type Frame = { x: number; top: number; bays: number; floors: number; bay: number; floor: number };

/** Columns and slabs, the upper floors still open, the lower ones closed in part. */
function frame({ canvas, random }: Stage, { x, top, bays, floors, bay, floor }: Frame, color: Rgb): void {
  const foot = top + floors * floor + 60;
  const setback = bays > 4 ? 2 : 1;
  for (let level = 0; level < floors; level++) {
    const y = top + level * floor;
    const left = level === 0 ? bay * setback : 0;
    canvas.fill(box(x + left - 8, y, bays * bay - left + 16, 9), flat(color));
    for (let b = left / bay; b <= bays; b++) canvas.fill(box(x + b * bay - 4, y, 8, floor), flat(color));
    for (let b = 0; b < bays; b++)
      if (level > 1 && random() < 0.25 + level * 0.11)
        canvas.fill(box(x + b * bay, y + 8, bay, floor - 8), blend(y, y + floor, color, color, 0.55, 0.75));
  }
  canvas.fill(box(x - 8, foot - 62, bays * bay + 16, 220), flat(color));
  for (let b = 0; b <= bays; b++) {
    const slab = b < setback ? top + floor : top;
    canvas.fill(box(x + b * bay - 1.5, slab - 26, 3, 26), flat(color));
  }
}

type Crane = { x: number; foot: number; top: number; jib: number; counter: number; hook: number };

/** A tower crane; `jib` is the reach of its arm, to the left when negative, `hook` where on it the load hangs. */
function crane(stage: Stage, { x, foot, top, jib, counter, hook }: Crane, color: Rgb): void {
  const { canvas, colors } = stage;
  const side = Math.sign(jib);
  const line = (a: Point, b: Point, width: number) => canvas.fill(stroke([a, b], width), flat(color));
  lattice(stage, [x - 11, foot], [x - 11, top], [x + 11, foot], [x + 11, top], 26, color);
  const head: Point = [x, top - 78];
  lattice(
    stage,
    [x, top - 22],
    [x + jib, top - 16],
    [x, top],
    [x + jib, top - 6],
    Math.abs(Math.round(jib / 22)),
    color,
  );
  lattice(stage, [x, top - 20], [x - side * counter, top - 16], [x, top], [x - side * counter, top - 4], 6, color);
  line([x - 9, top], head, 4);
  line([x + 9, top], head, 4);
  line(head, [x + jib * 0.7, top - 17], 2.2);
  line(head, [x - side * counter * 0.9, top - 16], 2.2);
  canvas.fill(box(x - side * counter - 16, top - 10, 32, 40), flat(color));
  canvas.fill(box(x + side * 12 - 12, top - 2, 26, 30), flat(mix(color, colors.ink, 0.25)));
  const load = x + jib * hook;
  line([load, top - 8], [load, top + 128], 1.8);
  line([load, top + 128], [load - 34, top + 152], 1.6);
  line([load, top + 128], [load + 34, top + 152], 1.6);
  for (const drop of [0, 7, 14])
    canvas.fill(box(load - 46, top + 152 + drop, 92, 4.5), flat(mix(color, colors.warm, 0.55)));
}

/** Two chords with zigzag braces between them. */
function lattice({ canvas }: Stage, a0: Point, a1: Point, b0: Point, b1: Point, parts: number, color: Rgb): void {
  const at = (from: Point, to: Point, part: number): Point => [
    from[0] + (to[0] - from[0]) * part,
    from[1] + (to[1] - from[1]) * part,
  ];
  canvas.fill(stroke([a0, a1], 4), flat(color));
  canvas.fill(stroke([b0, b1], 4), flat(color));
  const brace: Ring = Array.from({ length: parts + 1 }, (_, i) =>
    at(i % 2 === 0 ? a0 : b0, i % 2 === 0 ? a1 : b1, i / parts),
  );
  for (let i = 0; i < parts; i++) canvas.fill(stroke([brace[i]!, brace[i + 1]!], 1.8), flat(color));
}
