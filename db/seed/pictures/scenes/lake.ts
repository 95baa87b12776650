import { birds, fog, hill, reflection, ridge, ripples, type Stage, sky, sun, treeline, water } from "../land.ts";
import { bamboo, reeds } from "../plants.ts";
import { mix } from "../raster.ts";
import { boat, pavilion } from "../things.ts";

const shore = 640;

/** A pavilion by a still lake, a boat on its way, bamboo near at hand. */
export function lake(stage: Stage): void {
  const { colors, random } = stage;
  const by = () => (random() - 0.5) * 40;
  sky(stage, shore);
  sun(stage, 560 + by(), 170, 54);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 420],
        [200, 300 + by()],
        [420, 390],
        [640, 250 + by()],
        [860, 380],
        [1100, 300 + by()],
        [1340, 390],
        [1600, 330],
      ],
      12,
    ),
    colors.hills[0],
    620,
  );
  fog(stage, 480, 80, 0.4);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 500],
        [330, 420 + by()],
        [640, 520],
        [900, 440 + by()],
        [1200, 530],
        [1420, 430],
        [1600, 400],
      ],
      10,
    ),
    colors.hills[1],
    660,
  );
  const far = ridge(
    stage,
    [
      [700, shore + 6],
      [860, 612],
      [1020, 560],
      [1200, 536],
      [1400, 546],
      [1600, 530],
    ],
    6,
  );
  hill(stage, far, colors.hills[2], shore + 30);
  treeline(stage, far, [960, 1150], 28, colors.hills[2]);
  pavilion(stage, 1236, 604, 150);
  const island = ridge(
    stage,
    [
      [930, shore + 4],
      [1060, 618],
      [1200, 598],
      [1380, 594],
      [1600, 606],
    ],
    4,
  );
  hill(stage, island, colors.hills[3], undefined);
  treeline(stage, island, [1330, 1590], 44, colors.hills[3]);
  water(stage, shore);
  reflection(stage, shore, 210, 0.6);
  ripples(stage, shore, 26);
  boat(stage, 790, 740, 92);
  birds(stage, 840, 170, 38, 3);
  const pale = mix(colors.hills[2], colors.mist, 0.12);
  bamboo(stage, [212, 910], [188, 60], 15, pale, colors.hills[3]);
  bamboo(stage, [96, 910], [120, -30], 19, colors.hills[2], colors.hills[3]);
  bamboo(stage, [318, 910], [300, 250], 12, pale, colors.hills[3]);
  reeds(stage, 1500, 900, 190, 22, colors.hills[3]);
}
