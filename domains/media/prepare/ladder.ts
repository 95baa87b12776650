import { writeFile } from "node:fs/promises";

/** One quality of a stream: lines, and how many kilobits a second its picture may take. */
export type Step = { height: number; kbps: number };

const STEPS: Step[] = [
  { height: 720, kbps: 2500 },
  { height: 480, kbps: 1200 },
  { height: 360, kbps: 700 },
];

/** The best first, nothing larger than it came; a smaller video has one step of its own size. */
export function ladderFor(height: number): Step[] {
  const steps = STEPS.filter((step) => step.height <= height);
  return steps.length > 0 ? steps : [{ height: height - (height % 2), kbps: 700 }];
}

/** The list of qualities (RFC 8216, 4.3.4), each in its own list of segments beside it. */
export async function masterPlaylist(path: string, ladder: Step[], rates: number[], ratio: number): Promise<void> {
  const lines = ladder.flatMap(({ height }, at) => {
    const width = 2 * Math.round((height * ratio) / 2);
    return [`#EXT-X-STREAM-INF:BANDWIDTH=${rates[at]},RESOLUTION=${width}x${height}`, `${height}.m3u8`];
  });
  await writeFile(path, ["#EXTM3U", "#EXT-X-VERSION:3", ...lines, ""].join("\n"));
}
