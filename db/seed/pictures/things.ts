import type { Stage } from "./land.ts";
import { blend, flat, HEIGHT, mix, type Rgb, WIDTH } from "./raster.ts";
import { box, curve, ellipse, hole, path, place, type Ring, type Shape, stroke } from "./shapes.ts";

/** A pavilion with two swept roofs; `x`, `y` is the middle of its floor, `size` its height. */
export function pavilion({ canvas, colors }: Stage, x: number, y: number, size: number, color: Rgb = colors.ink): void {
  const at = (shape: Shape) => place(shape, { x, y, scale: size / 100 });
  const upper = path(
    "M-34 -66 C-20 -68 -12 -76 -7 -88 L7 -88 C12 -76 20 -68 34 -66 C26 -61 18 -60 12 -61 L-12 -61 C-18 -60 -26 -61 -34 -66Z",
  );
  const lower = path(
    "M-56 -38 C-38 -41 -26 -48 -18 -59 L18 -59 C26 -48 38 -41 56 -38 C46 -32 34 -31 26 -33 L-26 -33 C-34 -31 -46 -32 -56 -38Z",
  );
  const finial = path("M-4 -87 C-5 -92 -3 -94 0 -100 C3 -94 5 -92 4 -87Z");
  canvas.fill(at(box(-27, -34, 54, 30)), flat(mix(color, colors.mist, 0.82), 0.35));
  for (const shape of [upper, lower, finial, box(-14, -62, 28, 5)]) canvas.fill(at(shape), flat(color));
  for (const post of [-30, -14, 11, 27]) canvas.fill(at(box(post, -36, 3, 33)), flat(color));
  canvas.fill(at(box(-29, -13, 58, 1.6)), flat(color));
  canvas.fill(at(box(-34, -5, 68, 5)), flat(color));
  canvas.fill(at(box(-40, -1, 80, 5)), flat(color));
}

/** A small boat with its boatman; `x`, `y` is the water line below him. */
export function boat({ canvas, colors }: Stage, x: number, y: number, size: number): void {
  const at = (shape: Shape) => place(shape, { x, y, scale: size / 100 });
  canvas.fill(at(path("M-60 -8 C-40 4 36 6 62 -12 C52 8 30 12 0 12 C-30 12 -50 8 -60 -8Z")), flat(colors.ink));
  canvas.fill(at(path("M-6 2 L-3 -26 C-2 -32 8 -32 10 -26 L14 2Z")), flat(colors.ink));
  canvas.fill(at(path("M-12 -28 L3 -42 L19 -28Z")), flat(mix(colors.ink, colors.paper, 0.18)));
  const pole: Ring = [
    [18, -46],
    [-2, -14],
    [-34, 34],
  ];
  canvas.fill(at(stroke(curve(pole), 2)), flat(colors.ink));
}

/** An open book seen from the reader's side; `x`, `y` is the foot of its spine. */
export function openBook({ canvas, colors }: Stage, x: number, y: number, size: number): void {
  const at = (shape: Shape, flip = false) => place(shape, { x, y, scale: size / 100, flip });
  const cover = path("M0 4 C-30 -6 -70 -6 -104 4 L-104 10 C-70 2 -30 2 0 12Z");
  const page = path("M0 0 C-24 -16 -62 -18 -98 -6 L-84 -46 C-56 -56 -22 -54 0 -40Z");
  for (const flip of [false, true]) {
    canvas.fill(at(cover, flip), flat(mix(colors.hills[1], colors.hills[2], 0.5)));
    canvas.fill(at(page, flip), flat(mix(colors.paper, colors.sun, flip ? 0.75 : 0.35)));
    for (let line = 0; line < 5; line++) {
      const drop = line * 7;
      const words: Ring = [
        [-14 - line * 0.6, -37 + drop],
        [-44, -46 + drop],
        [-76 - line * 2.4, -40 + drop],
      ];
      canvas.fill(at(stroke(curve(words), 1.1), flip), flat(colors.hills[1], 0.7));
    }
  }
  canvas.fill(
    at(
      stroke(
        [
          [0, -40],
          [0, 2],
        ],
        0.9,
      ),
    ),
    flat(colors.hills[2], 0.7),
  );
}

/** A wall over everything but a round opening, in a frame. */
export function wallWithRoundWindow({ canvas, colors }: Stage, x: number, y: number, radius: number): void {
  const wall = mix(colors.paper, colors.hills[0], 0.14);
  canvas.fill(
    [...box(0, 0, WIDTH, HEIGHT), ...hole(ellipse(x, y, radius))],
    blend(0, HEIGHT, mix(wall, colors.sun, 0.4), mix(wall, colors.hills[0], 0.28)),
  );
  canvas.fill([...ellipse(x, y, radius + 20), ...hole(ellipse(x, y, radius - 2))], flat(colors.hills[3]));
  canvas.fill([...ellipse(x, y, radius + 27), ...hole(ellipse(x, y, radius + 24))], flat(colors.hills[2], 0.6));
}

/** A cup of tea, steaming; `x`, `y` is the middle of its body. */
export function teacup({ canvas, colors }: Stage, x: number, y: number): void {
  canvas.fill(ellipse(x, y + 16, 78, 12), flat(colors.ink, 0.35));
  canvas.fill(
    path(
      `M${x - 52} ${y - 44} C${x - 50} ${y + 4} ${x - 28} ${y + 16} ${x} ${y + 16} C${x + 28} ${y + 16} ${x + 50} ${y + 4} ${x + 52} ${y - 44}Z`,
    ),
    blend(y - 44, y + 16, colors.sun, mix(colors.pale, colors.hills[1], 0.55)),
  );
  canvas.fill(ellipse(x, y - 44, 52, 9), flat(mix(colors.gold, colors.paper, 0.25)));
  for (const side of [-12, 14]) {
    const steam = curve([
      [x + side, y - 66],
      [x + side + 12, y - 96],
      [x + side - 8, y - 128],
      [x + side + 10, y - 162],
    ]);
    canvas.fill(
      stroke(steam, (part) => 5 * Math.sin(Math.PI * part)),
      flat(colors.sun, 0.55),
    );
  }
}
