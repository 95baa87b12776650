import { gzipSync } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { encodePicture } from "./encode.ts";
import { photoWithPlace, pictureOf } from "./testing.ts";
import { pngHeader } from "./testing-files.ts";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
const refusal = (key: string) => ({ code: "invalid", fields: { form: { key } } });

test.each([
  ["an SVG, whatever it is called", Buffer.from(SVG)],
  ["an SVG behind an XML declaration", Buffer.from(`<?xml version="1.0"?>\n${SVG}`)],
  ["a gzipped SVG", gzipSync(SVG)],
  ["an HTML page", Buffer.from("<!doctype html><img src=x onerror=alert(1)>")],
  [
    "a TIFF",
    await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
      .tiff()
      .toBuffer(),
  ],
  [
    "an AVIF",
    await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
      .avif()
      .toBuffer(),
  ],
  ["a PDF", Buffer.from("%PDF-1.7\n%\xe2\xe3")],
  ["nothing", Buffer.alloc(0)],
])("%s is no picture", async (_, bytes) => {
  await expect(encodePicture(bytes)).rejects.toMatchObject(refusal("pictureType"));
});

test("a file that only begins like a picture is refused, and so is one that breaks off", async () => {
  const html = "<script>alert(1)</script>";
  const polyglots = [`GIF89a/*${html}*/`, `\xff\xd8\xff${html}`, `\x89PNG\r\n\x1a\n${html}`, `RIFF....WEBP${html}`];
  const photo = await pictureOf(400, 300);
  const broken = [...polyglots.map((text) => Buffer.from(text, "latin1")), photo.subarray(0, photo.length / 2)];
  for (const bytes of broken) await expect(encodePicture(bytes)).rejects.toMatchObject(refusal("pictureBroken"));
});

test("what is hidden behind or inside a real picture does not survive", async () => {
  const hidden = Buffer.from("<script>alert('canary')</script>");
  for (const format of ["jpeg", "png", "gif", "webp"] as const) {
    const { files } = await encodePicture(Buffer.concat([await pictureOf(60, 40, format), hidden]));
    for (const { data } of files) expect(data.includes("canary")).toBe(false);
  }
});

test("a bomb is refused by its header: nothing of it is unpacked", async () => {
  const before = process.memoryUsage().rss;
  await expect(encodePicture(pngHeader(30_000, 30_000))).rejects.toMatchObject(refusal("picturePixels"));
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
});

test("a photograph comes out upright and says neither where nor with what it was taken", async () => {
  const photo = await photoWithPlace(1200, 800);
  expect(photo.includes("CanaryCam")).toBe(true);
  const { width, height, files } = await encodePicture(photo);
  expect([width, height]).toEqual([800, 1200]);
  for (const { data } of files) {
    expect(await sharp(data).metadata()).not.toHaveProperty("exif");
    expect(data.includes("CanaryCam") || data.includes("canary")).toBe(false);
  }
});

test("renditions are WebP of 480, 960 and 1600, never larger than the picture; the original is a JPEG of 2400 at most", async () => {
  const shapes = async (width: number, height: number) => {
    const { files } = await encodePicture(await pictureOf(width, height, "png"));
    const shape = async (data: Buffer) => {
      const { format, width: w, height: h } = await sharp(data).metadata();
      return `${format} ${w}×${h}`;
    };
    return Promise.all(files.map(async ({ name, data }) => `${name}: ${await shape(data)}`));
  };
  expect(await shapes(3000, 1500)).toEqual([
    "original.jpg: jpeg 2400×1200",
    "480.webp: webp 480×240",
    "960.webp: webp 960×480",
    "1600.webp: webp 1600×800",
  ]);
  expect(await shapes(700, 350)).toEqual([
    "original.jpg: jpeg 700×350",
    "480.webp: webp 480×240",
    "960.webp: webp 700×350",
  ]);
  expect(await shapes(1, 1)).toEqual(["original.jpg: jpeg 1×1", "480.webp: webp 1×1"]);
});

test("a long infographic is scaled until WebP can hold it", async () => {
  const { width, height } = await encodePicture(await pictureOf(900, 18_000, "png"));
  expect([width, height]).toEqual([800, 16_000]);
});
