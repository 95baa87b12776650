import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { originalFile, POSTER_FILE, STREAM_FILE, smallerFile } from "../files.ts";
import { addFiles } from "../store.ts";
import { type Claimed, tellProgress } from "./claim.ts";
import { encode, hasEncoder, type Probe, probe } from "./ffmpeg.ts";
import { ladderFor, masterPlaylist, type Step } from "./ladder.ts";
import { withLocalCopy } from "./local-copy.ts";

const POSTER_WIDTH = 1280;
const SEGMENT_SEC = 6;
/** Nothing of where and with what it was taken; segments begin at a whole picture, every two seconds one. */
const VIDEO = (height: number, kbps: number) => [
  ...["-map_metadata", "-1", "-map_chapters", "-1", "-map", "0:v:0", "-map", "0:a:0?", "-sn", "-dn"],
  ...[
    "-vf",
    `scale=-2:${height}`,
    "-c:v",
    "libx264",
    "-preset",
    "veryfast",
    "-profile:v",
    "main",
    "-pix_fmt",
    "yuv420p",
  ],
  ...["-crf", "23", "-maxrate", `${kbps}k`, "-bufsize", `${2 * kbps}k`, "-force_key_frames", "expr:gte(t,n_forced*2)"],
  ...["-c:a", "aac", "-b:a", "128k", "-ac", "2"],
];
const COPY = ["-c", "copy", "-map", "0"];
const hls = (height: number) => [
  ...["-f", "hls", "-hls_time", String(SEGMENT_SEC), "-hls_playlist_type", "vod", "-hls_flags", "independent_segments"],
  ...["-hls_segment_filename", `${height}-%05d.ts`, `${height}.m3u8`],
];

/**
 * Makes of a video what every browser plays: MP4 files of H.264 and AAC of 720 lines at most, a stream of the same, and a
 * poster. Without an encoder it stays as it came, and says so.
 */
export async function prepareVideo(video: Claimed): Promise<Partial<Claimed>> {
  if (!hasEncoder()) return { failure: "noEncoder" };
  return withLocalCopy(video.storageKey, originalFile(video.format), async (path, folder) => {
    const found = await probe(path);
    if (!found?.width || !found.height || found.durationMs === 0) return { failure: "unreadable" };
    const ladder = ladderFor(found.height);
    try {
      await encodeAll(video.id, path, folder, found, ladder);
    } catch {
      return { failure: "unreadable" };
    }
    const made = (await readdir(folder)).filter(
      (name) => /\.(?:ts|m3u8|mp4|webp)$/.test(name) && join(folder, name) !== path,
    );
    await addFiles(
      video.storageKey,
      made.map((name) => ({ name, path: join(folder, name) })),
    );
    const { width, height, durationMs } = found;
    return { width, height, durationMs, ladder: ladder.map((step) => step.height), hasPoster: true };
  });
}

async function encodeAll(id: string, path: string, cwd: string, { durationMs, width, height }: Probe, ladder: Step[]) {
  const work = ladder.reduce((sum, step) => sum + step.height, 0);
  let done = 0;
  let toldAt = 0;
  const onTime = (share: number) => (ms: number) => {
    if (Date.now() - toldAt < 1_000) return;
    toldAt = Date.now();
    void tellProgress(id, ((done + share * Math.min(1, ms / durationMs)) / work) * 100);
  };
  for (const [at, step] of ladder.entries()) {
    const file = at === 0 ? STREAM_FILE : smallerFile(step.height);
    const target = ["-movflags", "+faststart", file];
    await encode(path, [...VIDEO(step.height, step.kbps), ...target], { cwd, onTime: onTime(step.height) });
    done += step.height;
    // The stream is the same pictures, cut into segments.
    await encode(file, [...COPY, ...hls(step.height)], { cwd });
  }
  const seek = ["-ss", String(Math.min(3, durationMs / 10_000))];
  await encode(path, ["-frames:v", "1", "-map_metadata", "-1", "poster.png"], { cwd, before: seek });
  const poster = await readFile(join(cwd, "poster.png"));
  await sharp(poster)
    .resize({ width: POSTER_WIDTH, withoutEnlargement: true })
    .webp({ quality: 80 })
    .toFile(join(cwd, POSTER_FILE));
  const rates = await Promise.all(ladder.map((step) => peakRate(cwd, step.height)));
  await masterPlaylist(join(cwd, "hls.m3u8"), ladder, rates, width! / height!);
}

/** Bits a second of the fattest segment, as the playlist has to say (RFC 8216, 4.3.4.2). */
async function peakRate(folder: string, height: number): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${height}-`));
  const playlist = await readFile(join(folder, `${height}.m3u8`), "utf8");
  const lengths = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map((match) => Number(match[1]));
  const sizes = await Promise.all(names.sort().map(async (name) => (await stat(join(folder, name))).size));
  return Math.max(...sizes.map((size, at) => Math.ceil((size * 8) / (lengths[at] || 1))));
}
