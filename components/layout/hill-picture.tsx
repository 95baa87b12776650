import { Bamboo } from "./bamboo.tsx";

const HILLS = [
  "M0 226C34 214 58 172 92 158c14-6 26 8 44 22 22 16 44 4 66-26 24-33 44-62 64-66 18-3 28 26 52 56 20 25 40 44 70 40 28-4 44-36 70-44 20-6 36 16 60 28 24 11 46 2 66-10 30-18 58-60 84-58 22 2 36 30 60 44 26 15 48 20 72 16V350H0Z",
  "M0 276c44-6 74-44 108-64 22-13 40-4 62 14 30 25 58 34 92 28 38-7 66-38 98-40 30-2 50 26 82 40 30 13 60 8 88-12 34-24 56-68 90-70 30-1 50 34 82 56 30 20 66 26 98 22V380H0Z",
  "M0 318c40-2 70-34 110-44 34-8 60 12 96 26 42 16 84 14 126-8 34-18 66-26 104-16 36 9 62 30 104 30 48 0 82-30 128-36 46-5 88 14 132 16V400H0Z",
];
const SUNS = [
  { cx: 612, cy: 92 },
  { cx: 196, cy: 84 },
  { cx: 448, cy: 72 },
];

/**
 * Layered misty hills: stands where an article has no picture of its own. Colours come from the sheet; the same `seed`
 * (an address, a title) always gives the same view.
 */
export function HillPicture({ seed = "" }: { seed?: string }) {
  const view = viewOf(seed);
  return (
    <svg className="art" viewBox="0 0 800 400" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <defs>
        {HILLS.map((path, index) => (
          <linearGradient key={path} id={`g${index + 1}`} x2="0" y2="1">
            <stop className={`c${index + 1}`} />
            <stop className={`c${index + 1} z`} offset="1" />
          </linearGradient>
        ))}
      </defs>
      <circle className="sun" {...view.sun} r="34" />
      <g transform={view.isMirrored ? "translate(800 0) scale(-1 1)" : undefined}>
        {HILLS.map((path, index) => (
          <path key={path} fill={`url(#g${index + 1})`} d={path} />
        ))}
        <path className="c4" d="M0 372c86-30 172-36 262-20s150 26 244 14 180-40 294-30V400H0Z" />
        {view.hasBamboo ? <Bamboo /> : <Pavilion />}
      </g>
      <g className="bird" transform={`translate(${view.birdsX} -26)`}>
        <path d="M232 96q8-8 14 0 7-8 15 0" />
        <path d="M268 76q6-6 11 0 5-6 11 0" />
        <path d="M294 100q5-5 9 0 4-5 9 0" />
      </g>
    </svg>
  );
}

const Pavilion = () => (
  <g className="ink">
    <path d="M604 334c13-2 22-9 27-19h14c5 10 14 17 27 19-10 2-17 1-23-1v17h4v4h-30v-4h4v-17c-6 2-13 3-23 1Zm25-1v17h18v-17Z" />
    <path d="M636 306h4l2 9h-8Z" />
  </g>
);

/** Without a seed it is the view of the front page. */
function viewOf(seed: string) {
  let hash = 0;
  for (const char of seed) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  const sun = SUNS[(hash >>> 1) % SUNS.length]!;
  const birdsX = sun.cx > 400 ? sun.cx - 494 : sun.cx + 24;
  return { isMirrored: hash % 2 === 1, sun, birdsX, hasBamboo: (hash >>> 3) % 3 === 1 };
}
