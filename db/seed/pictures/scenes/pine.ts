import { birds, fog, hill, ridge, type Stage, sky, sun } from "../land.ts";
import { flat, mix, type Rgb } from "../raster.ts";
import { curve, ellipse, type Point, path, type Ring, stroke } from "../shapes.ts";

/** An old pine on a cliff over a sea of clouds. */
export function pine(stage: Stage): void {
  const { canvas, colors, random } = stage;
  const by = () => (random() - 0.5) * 40;
  sky(stage);
  sun(stage, 1090 + by(), 220, 84);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 520],
        [140, 470],
        [300, 520],
        [520, 420 + by()],
        [640, 330 + by()],
        [740, 420],
        [900, 500],
        [1060, 430],
        [1220, 480],
        [1360, 300 + by()],
        [1450, 380],
        [1600, 430],
      ],
      16,
    ),
    colors.hills[0],
    700,
  );
  fog(stage, 560, 110, 0.7);
  hill(
    stage,
    ridge(
      stage,
      [
        [0, 690],
        [420, 660],
        [620, 600],
        [760, 480 + by()],
        [850, 580],
        [1010, 640],
        [1180, 560],
        [1280, 470 + by()],
        [1380, 560],
        [1600, 600],
      ],
      14,
    ),
    colors.hills[1],
    800,
  );
  fog(stage, 680, 100, 0.8);
  hill(
    stage,
    ridge(
      stage,
      [
        [360, 935],
        [560, 880],
        [820, 800],
        [1010, 690],
        [1110, 630 + by()],
        [1220, 700],
        [1400, 760],
        [1600, 720],
      ],
      12,
    ),
    colors.hills[2],
    900,
  );
  fog(stage, 790, 110, 0.95);
  fog(stage, 860, 70, 0.9);
  birds(stage, 700, 180, 40, 4);
  cliff(stage);
  const trunk = curve(
    [
      [236, 640],
      [300, 560],
      [330, 470],
      [420, 400],
      [450, 310],
      [430, 230],
    ],
    24,
  );
  canvas.fill(
    stroke(trunk, (part) => 38 * (1 - part * 0.72)),
    flat(colors.ink),
  );
  const boughs: [Ring, number][] = [
    [
      [
        [400, 410],
        [520, 392],
        [640, 412],
        [740, 396],
      ],
      15,
    ],
    [
      [
        [436, 330],
        [540, 290],
        [630, 290],
      ],
      12,
    ],
    [
      [
        [330, 480],
        [240, 430],
        [150, 426],
      ],
      13,
    ],
    [
      [
        [440, 290],
        [360, 230],
        [290, 226],
      ],
      10,
    ],
    [
      [
        [432, 236],
        [470, 180],
        [520, 160],
      ],
      8,
    ],
  ];
  for (const [line, width] of boughs)
    canvas.fill(
      stroke(curve(line), (part) => width * (1 - part * 0.6)),
      flat(colors.ink),
    );
  const pads: [number, number, number][] = [
    [740, 382, 120],
    [628, 396, 96],
    [640, 276, 110],
    [536, 270, 84],
    [150, 410, 116],
    [250, 412, 84],
    [288, 212, 104],
    [380, 214, 80],
    [520, 146, 104],
    [430, 190, 96],
  ];
  for (const [x, y, size] of pads) pad(stage, x, y, size, mix(colors.hills[3], colors.hills[2], random() * 0.35));
}

/** A flat cushion of needles, as pines on rocks have them. */
function pad({ canvas, colors, random }: Stage, x: number, y: number, size: number, color: Rgb): void {
  for (let i = 0; i < 5; i++) {
    const shift = (i - 2) * size * 0.36;
    const height = size * (0.44 - Math.abs(i - 2) * 0.09);
    canvas.fill(ellipse(x + shift, y - height * 0.2, size * 0.36, height * 0.62), flat(color));
  }
  for (let i = 0; i < 70; i++) {
    const part = random() * 2 - 1;
    const foot: Point = [x + part * size * 0.98, y + size * 0.05];
    const length = size * (0.26 + random() * 0.16) * (1 - Math.abs(part) * 0.45);
    const angle = -Math.PI / 2 + part * 0.9 + (random() - 0.5) * 0.4;
    canvas.fill(
      stroke([foot, [foot[0] + Math.cos(angle) * length, foot[1] + Math.sin(angle) * length]], (t) => 2.6 - t * 1.8),
      flat(random() < 0.14 ? mix(color, colors.hills[1], 0.4) : color),
    );
  }
}

function cliff({ canvas, colors }: Stage): void {
  const rock = path(
    "M-10 560 L60 586 L120 574 L196 622 L300 640 L372 700 L352 742 L420 800 L400 850 L470 910 L-10 910Z",
  );
  canvas.fill(rock, flat(colors.hills[3]));
  for (const crack of [
    "M40 600 L70 700 L54 800 L90 910 L74 910 L34 800 L52 700Z",
    "M190 630 L214 720 L196 790 L240 910 L222 910 L180 792 L198 720Z",
    "M306 650 L318 730 L350 820 L340 910 L330 910 L334 822 L304 734Z",
  ])
    canvas.fill(path(crack), flat(colors.hills[2], 0.55));
  for (const x of [20, 90, 150, 262, 330])
    canvas.fill(ellipse(x, x > 240 ? 652 : 596, 34, 12), flat(mix(colors.hills[2], colors.hills[3], 0.4)));
}
