import { birds, fog, hill, ridge, type Stage, sky, sun, treeline } from "../land.ts";
import { pavilion } from "../things.ts";

/** Ridge behind ridge, the sun above them, a pavilion on the nearest slope. */
export function hills(stage: Stage): void {
  const { colors, random } = stage;
  const by = () => (random() - 0.5) * 46;
  sky(stage);
  sun(stage, 1180 + by(), 190 + by() / 3, 66);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 440],
        [180, 300 + by()],
        [330, 400],
        [520, 190 + by()],
        [700, 360],
        [900, 300 + by()],
        [1070, 400],
        [1290, 210 + by()],
        [1450, 330],
        [1600, 320],
      ],
      12,
    ),
    colors.hills[0],
    690,
  );
  fog(stage, 470, 90, 0.35);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 560],
        [240, 430 + by()],
        [450, 540],
        [700, 450 + by()],
        [930, 560],
        [1230, 370 + by()],
        [1430, 510],
        [1600, 530],
      ],
      10,
    ),
    colors.hills[1],
    780,
  );
  fog(stage, 610, 70, 0.4);
  const wooded = ridge(
    stage,
    [
      [0, 650],
      [220, 560 + by() / 2],
      [480, 640],
      [760, 570 + by() / 2],
      [1010, 660],
      [1300, 580 + by() / 2],
      [1600, 640],
    ],
    8,
  );
  hill(stage, wooded, colors.hills[2], 890);
  treeline(stage, wooded, [90, 460], 26, colors.hills[2]);
  treeline(stage, wooded, [640, 860], 22, colors.hills[2]);
  pavilion(stage, 1290, 758, 136);
  const near = ridge(
    stage,
    [
      [0, 800],
      [300, 742],
      [640, 768],
      [980, 812],
      [1300, 748],
      [1600, 764],
    ],
    5,
  );
  hill(stage, near, colors.hills[3]);
  treeline(stage, near, [1390, 1600], 46, colors.hills[3]);
  treeline(stage, near, [40, 330], 34, colors.hills[3]);
  birds(stage, 680, 170, 44, 4);
}
