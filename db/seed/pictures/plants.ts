import type { Stage } from "./land.ts";
import { flat, mix, type Rgb } from "./raster.ts";
import { curve, type Point, path, place, type Ring, stroke } from "./shapes.ts";

const leaf = path("M0 0 C16 -10 48 -13 100 2 C52 9 18 8 0 0Z");

/** A bamboo cane from its foot to its tip, in joints, with tufts of leaves at some of them. */
export function bamboo(stage: Stage, foot: Point, tip: Point, width: number, color: Rgb, leafColor: Rgb): void {
  const { canvas, random } = stage;
  const bow = (random() - 0.5) * 60;
  const middle: Point = [(foot[0] + tip[0]) / 2 + bow, (foot[1] + tip[1]) / 2];
  const line = curve([foot, middle, tip], 60);
  const joints = 7;
  const perJoint = Math.floor(line.length / joints);
  for (let joint = 0; joint < joints; joint++) {
    const part = line.slice(joint * perJoint + 1, (joint + 1) * perJoint);
    const slim = 1 - joint * 0.055;
    if (part.length > 1)
      canvas.fill(
        stroke(part, (t) => width * slim * (0.9 + 0.16 * (2 * t - 1) ** 4)),
        flat(color),
      );
    if (joint > 1 && joint < joints)
      tuft(stage, line[joint * perJoint]!, width * 6.6, random() < 0.5 ? 1 : -1, leafColor);
  }
  tuft(stage, tip, width * 7, 1, leafColor);
  tuft(stage, tip, width * 6, -1, leafColor);
}

/** A spray of bamboo leaves hanging to one side. */
export function tuft({ canvas, random }: Stage, at: Point, size: number, side: 1 | -1, color: Rgb): void {
  const reach = size * (0.35 + random() * 0.3);
  const end: Point = [at[0] + side * reach, at[1] - reach * (0.15 + random() * 0.3)];
  canvas.fill(stroke([at, end], size * 0.022), flat(color));
  const count = 4 + Math.floor(random() * 2);
  for (let i = 0; i < count; i++) {
    const base = i < 2 ? end : [(at[0] + end[0]) / 2, (at[1] + end[1]) / 2];
    const down = -0.4 + (i / count) * 1.6 + random() * 0.25;
    canvas.fill(
      place(leaf, {
        x: base[0],
        y: base[1],
        scale: (size / 100) * (0.6 + random() * 0.45),
        turn: side > 0 ? down : Math.PI - down,
      }),
      flat(color),
    );
  }
}

/** Grass and reeds that lean with the wind. */
export function reeds({ canvas, random }: Stage, x: number, y: number, size: number, count: number, color: Rgb): void {
  for (let i = 0; i < count; i++) {
    const foot: Point = [x + (random() - 0.5) * size * 1.5, y + random() * size * 0.06];
    const height = size * (0.45 + random() * 0.6);
    const lean = size * (0.1 + random() * 0.3);
    const blade: Ring = [foot, [foot[0] + lean * 0.25, foot[1] - height * 0.6], [foot[0] + lean, foot[1] - height]];
    canvas.fill(
      stroke(curve(blade), (part) => size * 0.026 * (1 - part * 0.85)),
      flat(color),
    );
    if (i % 3 === 0) {
      const [tx, ty] = blade[2]!;
      const plume: Ring = [
        [tx - lean * 0.12, ty + height * 0.08],
        [tx, ty],
        [tx + lean * 0.5, ty + height * 0.03],
      ];
      canvas.fill(
        stroke(curve(plume), (part) => size * 0.06 * Math.sin(Math.PI * (0.15 + part * 0.8))),
        flat(mix(color, [255, 250, 235], 0.45), 0.9),
      );
    }
  }
}

/** A twig that keeps forking; blossoms sit where `bloom` says. */
export function twig(
  stage: Stage,
  from: Point,
  angle: number,
  length: number,
  width: number,
  color: Rgb,
  bloom?: (at: Point, size: number) => void,
): void {
  const { canvas, random } = stage;
  const bendBy = (random() - 0.5) * 0.5;
  const middle: Point = [
    from[0] + Math.cos(angle + bendBy) * length * 0.55,
    from[1] + Math.sin(angle + bendBy) * length * 0.55,
  ];
  const end: Point = [from[0] + Math.cos(angle) * length, from[1] + Math.sin(angle) * length];
  const line = curve([from, middle, end]);
  canvas.fill(
    stroke(line, (part) => width * (1 - part * 0.45)),
    flat(color),
  );
  if (bloom && width < 9)
    for (const part of [0.45, 0.95])
      if (random() < 0.75) bloom(line[Math.floor(part * (line.length - 1))]!, 9 + random() * 9);
  if (width < 2.2) return;
  const forks = random() < 0.5 ? [-0.5, 0.42] : [-0.36, 0.6];
  for (const fork of forks)
    twig(
      stage,
      end,
      angle + fork * (0.7 + random() * 0.6),
      length * (0.58 + random() * 0.2),
      width * 0.56,
      color,
      bloom,
    );
}
