import { fog, hill, ridge, ripples, type Stage, sky, sun, treeline, water } from "../land.ts";
import { blend, flat, mix } from "../raster.ts";
import { curve, ellipse, path, place, stroke } from "../shapes.ts";

const petal = path("M0 0 C-20 -18 -17 -58 0 -84 C17 -58 20 -18 0 0Z");

/** A pond in summer: leaves lying and standing, two flowers open and a bud. */
export function lotus(stage: Stage): void {
  const { colors, random } = stage;
  sky(stage, 470);
  sun(stage, 330, 150, 52);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 330],
        [260, 250],
        [520, 340],
        [820, 220],
        [1120, 330],
        [1380, 260],
        [1600, 320],
      ],
      12,
    ),
    colors.hills[0],
    460,
  );
  const bank = ridge(
    stage,
    [
      [0, 400],
      [340, 372],
      [700, 404],
      [1100, 380],
      [1600, 392],
    ],
    8,
  );
  hill(stage, bank, colors.hills[1], 470);
  treeline(stage, bank, [100, 620], 30, colors.hills[1]);
  treeline(stage, bank, [980, 1500], 34, colors.hills[1]);
  water(stage, 430);
  fog(stage, 435, 55, 0.7);
  ripples(stage, 470, 26);
  for (let i = 0; i < 34; i++) {
    const depth = i / 34;
    const y = 468 + depth ** 1.35 * 420;
    const x = ((i * 0.618 + random() * 0.12) % 1) * 1760 - 80;
    leafOnWater(stage, x, y, 26 + depth * 120 * (0.75 + random() * 0.5));
  }
  standingLeaf(stage, [1120, 900], [1190, 470], 150);
  standingLeaf(stage, [300, 910], [236, 560], 130);
  flower(stage, [900, 930], [862, 420], 128);
  flower(stage, [1330, 930], [1385, 545], 92);
  bud(stage, [560, 930], [600, 520], 66);
}

function leafOnWater({ canvas, colors, random }: Stage, x: number, y: number, radius: number): void {
  const tone = random() * 0.5;
  const top = mix(colors.hills[2], colors.hills[1], tone);
  canvas.fill(ellipse(x + 4, y + radius * 0.06, radius, radius * 0.34), flat(colors.hills[3], 0.25));
  canvas.fill(
    ellipse(x, y, radius, radius * 0.34),
    blend(y - radius * 0.34, y + radius * 0.34, top, mix(top, colors.hills[3], 0.55)),
  );
  for (let i = 0; i < 9; i++) {
    const angle = (i / 9) * 2 * Math.PI + tone;
    canvas.fill(
      stroke(
        [
          [x, y],
          [x + Math.cos(angle) * radius * 0.9, y + Math.sin(angle) * radius * 0.3],
        ],
        1.1,
      ),
      flat(colors.mist, 0.22),
    );
  }
}

/** A leaf on its stem, seen a little from below. */
function standingLeaf({ canvas, colors }: Stage, foot: [number, number], top: [number, number], radius: number): void {
  const stem = curve([foot, [(foot[0] + top[0]) / 2 + 24, (foot[1] + top[1]) / 2], top]);
  canvas.fill(
    stroke(stem, (part) => 9 - part * 3),
    flat(colors.hills[3]),
  );
  const rim = place(
    path(
      "M-100 0 C-78 -34 -30 -46 4 -44 C44 -46 84 -30 104 4 C72 -8 50 14 18 8 C-10 20 -44 2 -62 10 C-76 6 -88 -4 -100 0Z",
    ),
    { x: top[0], y: top[1], scale: radius / 100, turn: 0.08 },
  );
  canvas.fill(
    rim,
    blend(top[1] - radius * 0.5, top[1] + radius * 0.2, mix(colors.hills[2], colors.hills[1], 0.35), colors.hills[3]),
  );
  for (const end of [-78, -40, 0, 42, 80]) {
    const vein = place(
      [
        curve([
          [2, 2],
          [end * 0.5, -24],
          [end, -26 + Math.abs(end) * 0.2],
        ]),
      ],
      { x: top[0], y: top[1], scale: radius / 100, turn: 0.08 },
    )[0]!;
    canvas.fill(stroke(vein, 1.6), flat(colors.mist, 0.3));
  }
}

function flower({ canvas, colors }: Stage, foot: [number, number], top: [number, number], size: number): void {
  canvas.fill(
    stroke(curve([foot, [(foot[0] + top[0]) / 2 - 20, (foot[1] + top[1]) / 2], top]), 7),
    flat(colors.hills[3]),
  );
  const layers = [
    { turns: [-1.2, 1.2, -0.82, 0.82], scale: 0.92, tint: 0.5 },
    { turns: [-0.5, 0.5], scale: 1.04, tint: 0.36 },
    { turns: [0], scale: 1.1, tint: 0.24 },
    { turns: [-0.95, 0.95], scale: 0.66, tint: 0.3 },
    { turns: [-0.3, 0.3], scale: 0.72, tint: 0.16 },
  ];
  for (const { turns, scale, tint } of layers)
    for (const turn of turns) {
      const shape = place(petal, {
        x: top[0] + turn * size * 0.1,
        y: top[1] + size * 0.06,
        scale: (size / 84) * scale,
        turn,
      });
      const tip = mix(colors.paper, colors.warm, tint + 0.22);
      canvas.fill(
        shape,
        blend(top[1] - size * scale, top[1] + size * 0.1, tip, mix(colors.paper, colors.warm, tint * 0.35)),
      );
    }
  canvas.fill(ellipse(top[0], top[1] + size * 0.05, size * 0.16, size * 0.07), flat(colors.hills[2]));
}

function bud({ canvas, colors }: Stage, foot: [number, number], top: [number, number], size: number): void {
  canvas.fill(
    stroke(curve([foot, [(foot[0] + top[0]) / 2 + 16, (foot[1] + top[1]) / 2], top]), 6),
    flat(colors.hills[3]),
  );
  for (const turn of [-0.22, 0.22, 0])
    canvas.fill(
      place(petal, { x: top[0], y: top[1], scale: size / 84, turn: turn + 0.06 }),
      blend(
        top[1] - size,
        top[1],
        mix(colors.paper, colors.warm, 0.7),
        mix(colors.paper, colors.warm, 0.2 + Math.abs(turn)),
      ),
    );
}
