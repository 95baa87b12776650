import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { addFile } from "../commands/add-file.ts";
import { serveFile } from "../serve.ts";
import { writeFiles } from "../store.ts";
import { ownDataFolder, pictureOf } from "../testing.ts";
import { videoOf } from "../testing-files.ts";
import { uploadPicture } from "../upload.ts";
import { claimNext, retryWithoutEncoder, tellProgress } from "./claim.ts";
import { ladderFor } from "./ladder.ts";
import { prepareNext } from "./run.ts";

type Member = Actor & { id: string };

const folder = await ownDataFolder();
const nothing = () => {};
let editor: Member;
beforeAll(async () => {
  editor = await (await castOf()).staff("editor");
});

async function keepVideo(bytes: Buffer): Promise<string> {
  const storageKey = await writeFiles([{ name: "original.mp4", data: bytes }]);
  const file = { kind: "video", format: "mp4", fileName: "党课.mp4", sha256: "0".repeat(64) } as const;
  return (await addFile(editor, { ...file, storageKey, bytes: bytes.length })).id;
}

const ask = (id: string, name: string, headers: Record<string, string> = {}) =>
  serveFile(editor, { id, name, headers: new Headers(headers) }, {});
const rowOf = async (id: string) => (await db.select().from(media).where(eq(media.id, id)))[0]!;
const prepareAll = async () => {
  while (await prepareNext(nothing));
};

test("a picture gets AVIF from the worker: browsers that know it are given it at the same address, others WebP", async () => {
  const { id } = await uploadPicture(editor, { bytes: await pictureOf(1200, 600), fileName: "a.jpg" });
  const avif = { accept: "image/avif,image/webp,*/*" };
  expect((await ask(id, "960", avif)).headers.get("content-type")).toBe("image/webp");
  await prepareAll();
  const answers = [await ask(id, "960", avif), await ask(id, "960", { accept: "image/webp" })];
  expect(answers.map(({ headers }) => headers.get("content-type"))).toEqual(["image/avif", "image/webp"]);
  expect(new Set(answers.map(({ headers }) => headers.get("etag"))).size).toBe(2);
  expect(answers.map(({ headers }) => headers.get("vary"))).toEqual(["Accept", "Accept"]);
  const bytes = Buffer.from(await answers[0]!.arrayBuffer());
  const size = bytes.indexOf("ispe") + 8; // ISO/IEC 23008-12, 6.5.3
  expect([bytes.toString("latin1", 4, 12), bytes.readUInt32BE(size), bytes.readUInt32BE(size + 4)]).toEqual([
    "ftypavif",
    960,
    480,
  ]);
});

test("a video becomes an MP4, a ladder of streams and a poster, and says nothing of where it was taken", async () => {
  const bytes = videoOf(folder, { seconds: 14, size: "1280x720" });
  expect(bytes.includes("+31.2304")).toBe(true);
  const id = await keepVideo(bytes);
  expect((await ask(id, "file")).headers.get("content-type")).toBe("video/mp4");
  await expect(ask(id, "hls.m3u8")).rejects.toMatchObject({ code: "not_found" });
  await prepareAll();
  const row = await rowOf(id);
  expect(row).toMatchObject({
    width: 1280,
    height: 720,
    ladder: [720, 480, 360],
    hasPoster: true,
    failure: null,
    progress: 100,
  });
  expect(row.durationMs).toBeGreaterThan(13_500);
  const master = await (await ask(id, "hls.m3u8")).text();
  expect(master.match(/RESOLUTION=\d+x\d+\n\d+\.m3u8/g)).toEqual([
    ...["RESOLUTION=1280x720\n720.m3u8", "RESOLUTION=854x480\n480.m3u8", "RESOLUTION=640x360\n360.m3u8"],
  ]);
  const names = (await (await ask(id, "480.m3u8")).text()).match(/480-\d{5}\.ts/g) ?? [];
  expect(names.length).toBeGreaterThanOrEqual(2);
  for (const name of [...names, "file", "480.mp4", "360.mp4", "poster"]) {
    const answer = await ask(id, name);
    const content = Buffer.from(await answer.arrayBuffer());
    expect(content.length).toBe(Number(answer.headers.get("content-length")));
    expect(content.includes("31.2304") || content.includes("canary")).toBe(false);
  }
  expect((await ask(id, "480-99999.ts").catch((error) => error)).code).toBe("not_found");
  for (const name of ["240.m3u8", "720.mp4", "240.mp4"])
    expect((await ask(id, name).catch((error) => error)).code, name).toBe("not_found");
  const sizes = await Promise.all(
    ["file", "480.mp4", "360.mp4"].map(async (name) => Number((await ask(id, name)).headers.get("content-length"))),
  );
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
}, 60_000);

test("what is played begins with its table, so that it starts before it is whole, and is read in parts", async () => {
  const id = await keepVideo(videoOf(folder, { seconds: 3 }));
  await prepareAll();
  const first = Buffer.from(await (await ask(id, "file", { range: "bytes=0-1023" })).arrayBuffer());
  expect(first.length).toBe(1024);
  expect(first.includes("moov")).toBe(true);
  const tail = await ask(id, "file", { range: "bytes=-10" });
  expect([tail.status, tail.headers.get("content-length")]).toEqual([206, "10"]);
  expect((await ask(id, "file", { range: "bytes=99999999-" })).status).toBe(416);
}, 60_000);

test("a video that the encoder cannot read stays as it came, and the next one is prepared", async () => {
  const broken = videoOf(folder, { seconds: 2 });
  broken.fill(7, broken.indexOf("moov") + 4, broken.length - 8);
  const [bad, good] = [await keepVideo(broken), await keepVideo(videoOf(folder, { seconds: 2 }))];
  await prepareAll();
  expect((await rowOf(bad)).failure).toBe("unreadable");
  expect(Buffer.from(await (await ask(bad, "file")).arrayBuffer()).equals(broken)).toBe(true);
  expect((await rowOf(good)).ladder).toEqual([360]);
}, 60_000);

test("a video that names a file of this machine is given nothing of it", async () => {
  const canary = join(folder, "canary.txt");
  writeFileSync(canary, "canary canary canary");
  const list = Buffer.from(`#EXTM3U\n#EXTINF:5,\nfile://${canary}\n#EXT-X-ENDLIST\n`);
  const id = await keepVideo(list);
  await prepareAll();
  expect(await rowOf(id)).toMatchObject({ failure: "unreadable", ladder: [], hasPoster: false });
});

test("a file is one worker's at a time, and another's once that one says nothing any more", async () => {
  await prepareAll();
  const id = await keepVideo(Buffer.from("x"));
  expect((await claimNext())?.id).toBe(id);
  expect(await claimNext()).toBeNull();
  await tellProgress(id, 40.7);
  expect((await rowOf(id)).progress).toBe(40);
  await db.update(media).set({ claimedAt: sql`now() - interval '61 seconds'` }).where(eq(media.id, id));
  expect((await claimNext())?.id).toBe(id);
});

test("without an encoder a video is served as it came and says so; once there is one, it is prepared after all", async () => {
  await prepareAll();
  const bytes = videoOf(folder, { seconds: 2 });
  const id = await keepVideo(bytes);
  vi.resetModules();
  const path = process.env.PATH;
  process.env.PATH = folder;
  const blind = await import("./run.ts");
  await blind.prepareNext(nothing);
  process.env.PATH = path;
  expect(await rowOf(id)).toMatchObject({ failure: "noEncoder", ladder: [] });
  expect((await ask(id, "file")).headers.get("content-length")).toBe(String(bytes.length));
  expect(await retryWithoutEncoder()).toBe(1);
  await prepareAll();
  expect(await rowOf(id)).toMatchObject({ failure: null, ladder: [360] });
}, 60_000);

test("nothing is made larger than it came, and a small or odd one gets one step of its own", () => {
  expect([1080, 720, 500, 200, 201].map((height) => ladderFor(height).map((step) => step.height))).toEqual([
    ...[[720, 480, 360], [720, 480, 360], [480, 360], [200], [200]],
  ]);
});
