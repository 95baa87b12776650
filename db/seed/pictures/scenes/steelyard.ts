import { fog, hill, ridge, type Stage, sky, sun } from "../land.ts";
import { blend, flat, HEIGHT, mix, WIDTH } from "../raster.ts";
import { box, curve, ellipse, stroke } from "../shapes.ts";
import { openBook, teacup, wallWithRoundWindow } from "../things.ts";
import { pan, weight } from "./steelyard-parts.ts";

/** An old steelyard, level, in front of a round window. */
export function steelyard(stage: Stage): void {
  const { canvas, colors } = stage;
  sky(stage, 640);
  sun(stage, 1010, 300, 58);
  hill(
    stage,
    ridge(
      stage,
      [
        [560, 480],
        [760, 380],
        [960, 470],
        [1150, 360],
        [1400, 470],
      ],
      10,
    ),
    colors.hills[0],
    690,
  );
  fog(stage, 520, 60, 0.5);
  hill(
    stage,
    ridge(
      stage,
      [
        [560, 600],
        [840, 530],
        [1080, 610],
        [1400, 540],
      ],
      8,
    ),
    colors.hills[1],
    800,
  );
  hill(
    stage,
    ridge(
      stage,
      [
        [560, 700],
        [900, 660],
        [1400, 690],
      ],
      5,
    ),
    colors.hills[2],
    880,
  );
  wallWithRoundWindow(stage, 960, 430, 330);
  canvas.fill(
    box(0, 806, WIDTH, HEIGHT - 806),
    blend(806, HEIGHT, colors.hills[3], mix(colors.hills[3], colors.ink, 0.7)),
  );
  canvas.fill(box(0, 806, WIDTH, 5), flat(colors.hills[2], 0.8));
  lintel(stage);
  beam(stage);
  pan(stage, 340, 262);
  weight(stage, 700, 268);
  openBook(stage, 1130, 868, 170);
  teacup(stage, 1420, 830);
}

function lintel({ canvas, colors }: Stage): void {
  canvas.fill(box(0, 40, WIDTH, 30), flat(colors.hills[3]));
  canvas.fill(box(0, 70, WIDTH, 4), flat(colors.ink, 0.5));
  canvas.fill(
    stroke(
      curve([
        [446, 70],
        [442, 130],
        [446, 176],
      ]),
      4,
    ),
    flat(mix(colors.gold, colors.ink, 0.35)),
  );
  canvas.fill(
    stroke(
      curve([
        [446, 176],
        [432, 194],
        [436, 214],
        [452, 218],
        [460, 204],
      ]),
      6,
    ),
    flat(colors.ink),
  );
}

/** The beam with its marks of brass; the cord holds it near its thick end. */
function beam({ canvas, colors }: Stage): void {
  const wood = mix(colors.hills[3], colors.ink, 0.4);
  canvas.fill(
    stroke(
      [
        [446, 210],
        [446, 250],
      ],
      4,
    ),
    flat(mix(colors.gold, colors.ink, 0.25)),
  );
  canvas.fill(
    stroke(
      [
        [318, 262],
        [1300, 262],
      ],
      (part) => 21 - part * 10,
    ),
    flat(wood),
  );
  canvas.fill(
    stroke(
      [
        [322, 257],
        [1296, 259],
      ],
      2,
    ),
    flat(colors.hills[1], 0.55),
  );
  for (const end of [316, 1292])
    canvas.fill(box(end, end > 1000 ? 255 : 250, 16, end > 1000 ? 14 : 24), flat(colors.gold));
  for (let i = 0; i <= 40; i++) {
    const x = 500 + i * 19.4;
    const size = i % 10 === 0 ? 3.4 : i % 5 === 0 ? 2.6 : 1.7;
    canvas.fill(ellipse(x, 262, size), flat(colors.gold));
    if (i % 10 === 0) for (const side of [-6.4, 6.4]) canvas.fill(ellipse(x + side, 262, 2), flat(colors.gold));
  }
}
