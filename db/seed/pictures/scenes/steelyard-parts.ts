import type { Stage } from "../land.ts";
import { blend, flat, mix } from "../raster.ts";
import { curve, ellipse, type Point, path, stroke } from "../shapes.ts";

/** The pan on its three cords, some dates in it. */
export function pan({ canvas, colors, random }: Stage, x: number, y: number): void {
  const rim = y + 330;
  canvas.fill(
    stroke(
      curve([
        [x, y],
        [x - 10, y + 24],
        [x, y + 36],
      ]),
      5,
    ),
    flat(colors.ink),
  );
  for (const end of [-140, 16, 140])
    canvas.fill(
      stroke(
        [
          [x, y + 34],
          [x + end, rim + (end === 16 ? 14 : 0)],
        ],
        2.6,
      ),
      flat(mix(colors.gold, colors.ink, 0.3)),
    );
  canvas.fill(ellipse(x, rim, 148, 22), flat(mix(colors.gold, colors.ink, 0.45)));
  for (let i = 0; i < 26; i++) {
    const at: Point = [x + (random() + random() - 1) * 104, rim - 2 - random() * 26 * (1 - i / 60)];
    const tint = mix(colors.warm, colors.ink, 0.12 + random() * 0.3);
    canvas.fill(ellipse(at[0], at[1], 15, 10.5, random() * 3), flat(tint));
    canvas.fill(ellipse(at[0] - 3, at[1] - 4, 4.5, 2.2, -0.4), flat(colors.sun, 0.35));
  }
  canvas.fill(
    path(
      `M${x - 150} ${rim} C${x - 120} ${rim + 26} ${x + 120} ${rim + 26} ${x + 150} ${rim} C${x + 112} ${rim + 66} ${x - 112} ${rim + 66} ${x - 150} ${rim}Z`,
    ),
    blend(rim, rim + 52, mix(colors.gold, colors.paper, 0.25), mix(colors.gold, colors.ink, 0.4)),
  );
}

/** The weight, hung in a loop over one of the marks; a corner of it is gone. */
export function weight({ canvas, colors }: Stage, x: number, y: number): void {
  canvas.fill(
    stroke(
      curve([
        [x - 6, y - 18],
        [x - 8, y + 30],
        [x, y + 78],
      ]),
      3,
    ),
    flat(mix(colors.gold, colors.ink, 0.3)),
  );
  canvas.fill(
    stroke(
      curve([
        [x + 6, y - 18],
        [x + 8, y + 30],
        [x, y + 78],
      ]),
      3,
    ),
    flat(mix(colors.gold, colors.ink, 0.3)),
  );
  canvas.fill(
    stroke(
      curve([
        [x - 11, y + 96],
        [x - 9, y + 76],
        [x + 9, y + 76],
        [x + 11, y + 96],
      ]),
      6,
    ),
    flat(colors.ink),
  );
  const body = path(
    `M${x - 22} ${y + 92} L${x + 22} ${y + 92} C${x + 36} ${y + 112} ${x + 50} ${y + 150} ${x + 52} ${y + 172} L${x + 40} ${y + 186} L${x - 46} ${y + 190} C${x - 52} ${y + 180} ${x - 40} ${y + 112} ${x - 22} ${y + 92}Z`,
  );
  canvas.fill(body, blend(y + 92, y + 190, mix(colors.hills[2], colors.hills[3], 0.5), colors.ink));
  canvas.fill(
    stroke(
      curve([
        [x - 14, y + 104],
        [x - 30, y + 140],
        [x - 36, y + 176],
      ]),
      3,
    ),
    flat(colors.hills[1], 0.5),
  );
}
