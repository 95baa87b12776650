import { birds, fog, hill, ridge, type Stage, sky, sun } from "../land.ts";
import { bamboo } from "../plants.ts";
import { blend, flat, HEIGHT, mix, WIDTH } from "../raster.ts";
import { box, curve, ellipse, path, place, stroke } from "../shapes.ts";
import { openBook, teacup, wallWithRoundWindow } from "../things.ts";

/** A desk by a round window: an open book, brushes, a cup; bamboo and hills outside. */
export function study(stage: Stage): void {
  const { canvas, colors } = stage;
  sky(stage, 620);
  sun(stage, 1180, 220, 46);
  hill(
    stage,
    ridge(
      stage,
      [
        [640, 430],
        [820, 300],
        [980, 400],
        [1150, 330],
        [1330, 420],
        [1500, 380],
      ],
      10,
    ),
    colors.hills[0],
    640,
  );
  fog(stage, 470, 60, 0.5);
  hill(
    stage,
    ridge(
      stage,
      [
        [640, 520],
        [860, 450],
        [1040, 540],
        [1240, 460],
        [1500, 520],
      ],
      8,
    ),
    colors.hills[1],
    700,
  );
  hill(
    stage,
    ridge(
      stage,
      [
        [640, 640],
        [900, 590],
        [1150, 630],
        [1500, 600],
      ],
      5,
    ),
    colors.hills[2],
    760,
  );
  birds(stage, 900, 210, 30, 3);
  bamboo(stage, [1302, 760], [1276, 70], 15, colors.hills[2], colors.hills[3]);
  bamboo(stage, [1240, 760], [1214, 130], 11, mix(colors.hills[2], colors.mist, 0.2), colors.hills[3]);
  wallWithRoundWindow(stage, 1050, 380, 310);
  canvas.fill(
    box(0, 726, WIDTH, HEIGHT - 726),
    blend(726, HEIGHT, colors.hills[3], mix(colors.hills[3], colors.ink, 0.7)),
  );
  scroll(stage, 430, 76);
  canvas.fill(box(0, 726, WIDTH, 5), flat(colors.hills[2], 0.8));
  openBook(stage, 560, 806, 250);
  brushPot(stage, 190, 742);
  stack(stage, 1250, 744);
  teacup(stage, 960, 748);
}

/** A hanging scroll: two hills, a red seal. */
function scroll({ canvas, colors }: Stage, x: number, y: number): void {
  const silk = mix(colors.hills[0], colors.paper, 0.45);
  canvas.fill(
    stroke(
      [
        [x, y - 34],
        [x - 62, y],
      ],
      2,
    ),
    flat(colors.hills[2], 0.7),
  );
  canvas.fill(
    stroke(
      [
        [x, y - 34],
        [x + 62, y],
      ],
      2,
    ),
    flat(colors.hills[2], 0.7),
  );
  canvas.fill(box(x - 104, y, 208, 410), flat(silk));
  canvas.fill(box(x - 84, y + 58, 168, 290), flat(mix(colors.sun, colors.paper, 0.4)));
  const far = path(
    `M${x - 84} ${y + 262} C${x - 50} ${y + 250} ${x - 36} ${y + 176} ${x - 8} ${y + 168} C${x + 18} ${y + 164} ${x + 34} ${y + 232} ${x + 84} ${y + 224} L${x + 84} ${y + 330} L${x - 84} ${y + 330}Z`,
  );
  const near = path(
    `M${x - 84} ${y + 304} C${x - 40} ${y + 292} ${x - 10} ${y + 262} ${x + 22} ${y + 266} C${x + 50} ${y + 270} ${x + 64} ${y + 298} ${x + 84} ${y + 300} L${x + 84} ${y + 348} L${x - 84} ${y + 348}Z`,
  );
  canvas.fill(far, blend(y + 168, y + 330, colors.hills[1], colors.hills[1], 0.9, 0));
  canvas.fill(near, blend(y + 262, y + 348, colors.hills[2], colors.hills[2], 0.95, 0.1));
  canvas.fill(box(x + 52, y + 84, 18, 18), flat(mix(colors.warm, [150, 30, 20], 0.5)));
  for (const end of [y - 7, y + 403]) {
    canvas.fill(box(x - 116, end, 232, 14), flat(colors.hills[3]));
    canvas.fill(box(x - 122, end + 2, 6, 10), flat(colors.gold));
    canvas.fill(box(x + 116, end + 2, 6, 10), flat(colors.gold));
  }
}

function brushPot({ canvas, colors }: Stage, x: number, y: number): void {
  const brushes = [
    { lean: -0.16, length: 190 },
    { lean: 0.02, length: 226 },
    { lean: 0.17, length: 176 },
  ];
  for (const { lean, length } of brushes) {
    const tip: [number, number] = [x + Math.sin(lean) * length, y - 60 - Math.cos(lean) * (length - 60)];
    canvas.fill(stroke([[x + lean * 40, y - 30], tip], 7), flat(mix(colors.hills[2], colors.paper, 0.25)));
    canvas.fill(
      place(path("M-9 0 C-14 -18 -6 -34 0 -50 C6 -34 14 -18 9 0Z"), { x: tip[0], y: tip[1], scale: 0.8, turn: lean }),
      flat(colors.ink),
    );
  }
  canvas.fill(
    path(
      `M${x - 46} ${y - 108} L${x + 46} ${y - 108} L${x + 40} ${y + 12} C${x + 20} ${y + 18} ${x - 20} ${y + 18} ${x - 40} ${y + 12}Z`,
    ),
    blend(y - 108, y + 14, mix(colors.hills[1], colors.pale, 0.35), colors.hills[2]),
  );
  canvas.fill(ellipse(x, y - 108, 46, 9), flat(mix(colors.hills[2], colors.ink, 0.4)));
  canvas.fill(
    stroke(
      curve([
        [x - 44, y - 70],
        [x, y - 62],
        [x + 44, y - 70],
      ]),
      2,
    ),
    flat(colors.pale, 0.6),
  );
}

function stack({ canvas, colors }: Stage, x: number, y: number): void {
  const books = [
    { width: 260, height: 34, shift: 0, color: colors.hills[2] },
    { width: 236, height: 28, shift: 12, color: mix(colors.hills[1], colors.pale, 0.2) },
    { width: 218, height: 24, shift: -10, color: mix(colors.warm, colors.hills[2], 0.45) },
  ];
  let top = y + 14;
  for (const { width, height, shift, color } of books) {
    top -= height;
    canvas.fill(box(x - width / 2 + shift, top, width, height), flat(color));
    canvas.fill(
      box(x - width / 2 + shift + 12, top + 5, width - 12, height - 10),
      flat(mix(colors.paper, colors.hills[0], 0.12)),
    );
    canvas.fill(box(x - width / 2 + shift, top, 18, height), flat(mix(color, colors.ink, 0.3)));
  }
}
