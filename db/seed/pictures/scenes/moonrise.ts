import { bird, fog, hill, ridge, type Stage, sky, sun, treeline } from "../land.ts";
import { blend, mix } from "../raster.ts";
import { curve } from "../shapes.ts";

/** A great round light over the valley, a river on its way down, geese going home. */
export function moonrise(stage: Stage): void {
  const { colors, random } = stage;
  const by = () => (random() - 0.5) * 30;
  sky(stage, 560);
  sun(stage, 800, 290, 128);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 380],
        [160, 300 + by()],
        [360, 390],
        [560, 340],
        [760, 430],
        [980, 370],
        [1160, 410],
        [1380, 280 + by()],
        [1600, 360],
      ],
      12,
    ),
    colors.hills[0],
    620,
  );
  fog(stage, 470, 70, 0.45);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 420],
        [200, 380 + by()],
        [430, 470],
        [690, 528],
        [820, 546],
        [980, 514],
        [1220, 440 + by()],
        [1420, 390],
        [1600, 440],
      ],
      10,
    ),
    colors.hills[1],
    800,
  );
  river(stage);
  const right = ridge(
    stage,
    [
      [806, 930],
      [840, 830],
      [930, 720],
      [1080, 634],
      [1280, 552],
      [1460, 508],
      [1600, 530],
    ],
    4,
  );
  hill(stage, right, colors.hills[2]);
  treeline(stage, right, [960, 1580], 34, colors.hills[2]);
  const left = ridge(
    stage,
    [
      [0, 520],
      [190, 514],
      [370, 574],
      [520, 650],
      [630, 760],
      [680, 930],
    ],
    4,
  );
  hill(stage, left, colors.hills[2]);
  treeline(stage, left, [60, 600], 34, colors.hills[2]);
  fog(stage, 690, 60, 0.3);
  const near = ridge(
    stage,
    [
      [930, 930],
      [1060, 832],
      [1260, 764],
      [1450, 740],
      [1600, 750],
    ],
    4,
  );
  hill(stage, near, colors.hills[3]);
  treeline(stage, near, [1090, 1600], 60, colors.hills[3]);
  const corner = ridge(
    stage,
    [
      [0, 770],
      [180, 790],
      [340, 850],
      [430, 930],
    ],
    4,
  );
  hill(stage, corner, colors.hills[3]);
  treeline(stage, corner, [0, 330], 56, colors.hills[3]);
  bird(stage, 1090, 150, 34);
  for (let i = 1; i < 5; i++)
    for (const side of [-0.35, 1]) bird(stage, 1090 + i * 50, 150 + side * i * 24, 33 - i * 1.5);
}

function river({ canvas, colors }: Stage): void {
  const leftBank = curve([
    [806, 546],
    [782, 572],
    [770, 600],
    [806, 640],
    [770, 690],
    [690, 750],
    [620, 840],
    [610, 910],
  ]);
  const rightBank = curve([
    [816, 546],
    [806, 572],
    [818, 600],
    [872, 640],
    [868, 690],
    [850, 750],
    [880, 840],
    [900, 910],
  ]);
  canvas.fill(
    [[...leftBank, ...rightBank.reverse()]],
    blend(546, 900, colors.sun, mix(colors.hills[0], colors.skyLow, 0.6)),
  );
}
