import { birds, fog, hill, reflection, ridge, ripples, type Stage, sky, sun, treeline, water } from "../land.ts";
import { blend, flat, mix } from "../raster.ts";
import { box, curve, ellipse, hole, type Point, path, place, type Ring, stroke } from "../shapes.ts";
import { boat } from "../things.ts";

const shore = 620;
const leaf = path("M0 0 C8 -5 22 -5 34 0 C22 4 8 4 0 0Z");

/** A stone bridge over quiet water, willows hanging into the picture. */
export function bridge(stage: Stage): void {
  const { colors, random } = stage;
  const by = () => (random() - 0.5) * 36;
  sky(stage, shore);
  sun(stage, 420 + by(), 190, 60);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 400],
        [220, 310 + by()],
        [450, 400],
        [720, 280 + by()],
        [980, 390],
        [1240, 300 + by()],
        [1600, 390],
      ],
      12,
    ),
    colors.hills[0],
    610,
  );
  fog(stage, 470, 80, 0.5);
  const bank = ridge(
    stage,
    [
      [0, 560],
      [240, 536],
      [520, 570],
      [900, 590],
      [1240, 560],
      [1600, 530],
    ],
    8,
  );
  hill(stage, bank, colors.hills[1], 660);
  treeline(stage, bank, [40, 420], 38, colors.hills[1]);
  treeline(stage, bank, [1180, 1560], 42, colors.hills[1]);
  span(stage);
  water(stage, shore);
  reflection(stage, shore, 250, 0.62);
  ripples(stage, shore + 10, 24);
  boat(stage, 520, 760, 118);
  birds(stage, 620, 210, 34, 3);
  willow(stage, [1660, -30]);
}

/** The bridge itself: one high arch, two low ones, a railing with posts. */
function span({ canvas, colors }: Stage): void {
  const deck: Ring = curve(
    [
      [420, 622],
      [560, 566],
      [720, 500],
      [900, 470],
      [1080, 500],
      [1240, 566],
      [1380, 622],
    ],
    24,
  );
  const stone = mix(colors.hills[2], colors.hills[3], 0.35);
  const arches = [ellipse(900, shore + 6, 128, 118), ellipse(676, shore + 6, 66, 62), ellipse(1124, shore + 6, 66, 62)];
  canvas.fill([[...deck, [1380, 640], [420, 640]], ...arches.flatMap(hole)], blend(470, 640, stone, colors.hills[3]));
  for (const [x, rx, ry] of [
    [900, 128, 118],
    [676, 66, 62],
    [1124, 66, 62],
  ] as const) {
    const rim = [...ellipse(x, shore + 6, rx + 9, ry + 9), ...hole(ellipse(x, shore + 6, rx, ry))];
    canvas.fill(rim, flat(mix(colors.hills[1], colors.pale, 0.25), 0.75));
  }
  canvas.fill(stroke(deck, 7), flat(mix(colors.hills[1], colors.pale, 0.2)));
  const rail = deck.map(([x, y]): Point => [x, y - 34]).slice(16, -16);
  canvas.fill(stroke(rail, 5), flat(colors.hills[3]));
  rail.forEach(([x, y], i) => {
    if (i % 8 === 0) canvas.fill(box(x - 3.5, y - 7, 7, 42), flat(colors.hills[3]));
  });
}

/** Long branches from a tree that stands outside the picture. */
function willow({ canvas, colors, random }: Stage, from: Point): void {
  const limb: Ring = curve([from, [1500, 46], [1330, 40], [1180, 70]]);
  canvas.fill(
    stroke(limb, (part) => 26 * (1 - part * 0.85)),
    flat(colors.hills[3]),
  );
  for (let i = 0; i < 24; i++) {
    const root = limb[Math.floor(3 + (i / 24) * (limb.length - 4))]!;
    const length = 150 + random() * 330 * (1 - Math.abs(i - 8) / 30);
    const sway = -20 - random() * 40;
    const strand = curve([root, [root[0] + 8, root[1] + length * 0.4], [root[0] + sway, root[1] + length]], 20);
    const color = random() < 0.5 ? colors.hills[2] : colors.hills[3];
    canvas.fill(
      stroke(strand, (part) => 2.4 - part * 1.4),
      flat(color),
    );
    strand.forEach(([x, y], k) => {
      if (k < 4 || k % 2 === 1) return;
      const side = k % 4 === 0 ? 1 : -1;
      canvas.fill(
        place(leaf, { x, y, scale: 0.75 + random() * 0.35, turn: Math.PI / 2 - side * (0.45 + random() * 0.3) }),
        flat(color, 0.92),
      );
    });
  }
}
