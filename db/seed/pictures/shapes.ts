export type Point = readonly [x: number, y: number];
export type Ring = Point[];
/** Closed rings. */
export type Shape = Ring[];

/** A shape from path commands M L C Q Z with absolute coordinates. */
export function path(commands: string): Shape {
  const shape: Shape = [];
  let ring: Ring = [];
  for (const [, letter, list] of commands.matchAll(/([MLCQZ])([^MLCQZ]*)/g)) {
    const numbers = [...list!.matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
    const points = numbers.flatMap((x, i): Ring => (i % 2 === 0 ? [[x, numbers[i + 1]!]] : []));
    if (letter === "M") {
      ring = [...points];
      shape.push(ring);
    } else if (letter === "L") ring.push(...points);
    else if (letter === "C")
      for (let i = 0; i < points.length; i += 3) ring.push(...bend(ring.at(-1)!, points.slice(i, i + 3)));
    else if (letter === "Q")
      for (let i = 0; i < points.length; i += 2) ring.push(...bend(ring.at(-1)!, points.slice(i, i + 2)));
  }
  return shape;
}

/** Points of a Bézier curve from `start` over the controls, the last of which is its end. */
function bend(start: Point, controls: Ring): Ring {
  const steps = 24;
  return Array.from({ length: steps }, (_, i) => {
    let points: Ring = [start, ...controls];
    while (points.length > 1) points = points.slice(1).map((point, k) => lerp(points[k]!, point, (i + 1) / steps));
    return points[0]!;
  });
}

export const lerp = (a: Point, b: Point, part: number): Point => [
  a[0] + (b[0] - a[0]) * part,
  a[1] + (b[1] - a[1]) * part,
];

/** A smooth line through all the points. */
export function curve(points: Ring, stepsPerPart = 14): Ring {
  const out: Ring = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [p0, p1, p2, p3] = [
      points[Math.max(0, i - 1)]!,
      points[i]!,
      points[i + 1]!,
      points[Math.min(points.length - 1, i + 2)]!,
    ];
    for (let k = 0; k < stepsPerPart; k++) {
      const t = k / stepsPerPart;
      const at = (axis: 0 | 1) =>
        0.5 *
        (2 * p1[axis] +
          (p2[axis] - p0[axis]) * t +
          (2 * p0[axis] - 5 * p1[axis] + 4 * p2[axis] - p3[axis]) * t * t +
          (3 * p1[axis] - p0[axis] - 3 * p2[axis] + p3[axis]) * t * t * t);
      out.push([at(0), at(1)]);
    }
  }
  return [...out, points.at(-1)!];
}

/** A stroke along a line; `widthAt` gives its breadth from 0, the beginning, to 1, the end. Its ends are round. */
export function stroke(line: Ring, widthAt: number | ((part: number) => number)): Shape {
  const breadth = typeof widthAt === "number" ? () => widthAt : widthAt;
  const left: Ring = [];
  const right: Ring = [];
  line.forEach(([x, y], i) => {
    const [ax, ay] = line[Math.max(0, i - 1)]!;
    const [bx, by] = line[Math.min(line.length - 1, i + 1)]!;
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const half = Math.max(0.2, breadth(i / Math.max(1, line.length - 1)) / 2);
    left.push([x - ((by - ay) / length) * half, y + ((bx - ax) / length) * half]);
    right.push([x + ((by - ay) / length) * half, y - ((bx - ax) / length) * half]);
  });
  return [[...left, ...cap(left.at(-1)!, right.at(-1)!), ...right.reverse(), ...cap(right.at(-1)!, left[0]!)]];
}

/** Half a circle from one side of a stroke to the other. */
function cap(from: Point, to: Point): Ring {
  const [cx, cy] = lerp(from, to, 0.5);
  const radius = Math.hypot(from[0] - cx, from[1] - cy);
  const start = Math.atan2(from[1] - cy, from[0] - cx);
  return Array.from({ length: 7 }, (_, i): Point => {
    const angle = start - (Math.PI * (i + 1)) / 8;
    return [cx + Math.cos(angle) * radius, cy + Math.sin(angle) * radius];
  });
}

export function ellipse(cx: number, cy: number, rx: number, ry = rx, turn = 0): Shape {
  const steps = Math.max(24, Math.ceil(Math.max(rx, ry)));
  const ring = Array.from({ length: steps }, (_, i): Point => {
    const angle = (i / steps) * 2 * Math.PI;
    return [Math.cos(angle) * rx, Math.sin(angle) * ry];
  });
  return place([ring], { x: cx, y: cy, turn });
}

export const box = (x: number, y: number, width: number, height: number): Shape => [
  [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ],
];

/** The shape with its inside and outside exchanged when it lies within another one: a hole. */
export const hole = (shape: Shape): Shape => shape.map((ring) => [...ring].reverse());

type Placing = { x?: number; y?: number; scale?: number; scaleY?: number; turn?: number; flip?: boolean };

/** Scales, turns (radians, clockwise) and then moves a shape. */
export function place(
  shape: Shape,
  { x = 0, y = 0, scale = 1, scaleY = scale, turn = 0, flip = false }: Placing,
): Shape {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return shape.map((ring) =>
    ring.map(([px, py]): Point => {
      const [sx, sy] = [px * scale * (flip ? -1 : 1), py * scaleY];
      return [x + sx * cos - sy * sin, y + sx * sin + sy * cos];
    }),
  );
}
