import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

/** A real video of moving colours with a tone, made by ffmpeg as a telephone would write it: its table last, and a place in it. */
export function videoOf(
  folder: string,
  { seconds = 4, size = "640x360", name = "clip.mp4", codec = "libx264", rate = 15, noise = 0 } = {},
): Buffer {
  const path = join(folder, name);
  const picture = ["-f", "lavfi", "-i", `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`];
  const tone = ["-f", "lavfi", "-i", `sine=frequency=440:duration=${seconds}`];
  // Noise makes a short film large, so that it comes in several pieces and is converted quickly all the same.
  const filter = noise > 0 ? ["-vf", `noise=alls=${noise}:allf=t`, "-crf", "12"] : [];
  const kinds = [...filter, "-c:v", codec, "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest"];
  const key = "com.apple.quicktime.location.ISO6709";
  const place = [
    "-movflags",
    "use_metadata_tags",
    "-metadata",
    `${key}=+31.2304+121.4737/`,
    "-metadata",
    `title=canary ${name}`,
  ];
  execFileSync("ffmpeg", ["-v", "error", "-y", ...picture, ...tone, ...kinds, ...place, path]);
  return readFileSync(path);
}

/** The smallest PDF that viewers open: one empty page. */
export const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n" +
    "0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n",
);

/** A PNG of a few bytes that says how large it is, and holds nothing of it. */
export function pngHeader(width: number, height: number): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const data = deflateSync(Buffer.alloc(1000));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
