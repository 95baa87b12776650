import { type ChildProcess, spawn } from "node:child_process";
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { castOf } from "#db/testing/cast.ts";
import { readStored } from "../store.ts";
import { ownDataFolder } from "../testing.ts";
import { videoOf } from "../testing-files.ts";
import { uploadsFolder } from "./folder.ts";
import { takeIn } from "./take-in.ts";

const folder = await ownDataFolder();
const film = videoOf(folder, { seconds: 6, size: "1280x720", rate: 30 });
const cast = await castOf();
const editor = await cast.staff("editor");
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
});

async function start(): Promise<{ child: ChildProcess; at: string }> {
  const program = join(import.meta.dirname, "testing", "server.ts");
  const env = { ...process.env, QINGFENG_TEST_ACTOR: JSON.stringify(editor) };
  const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  const port = await new Promise((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (told) => resolve(/listening (\d+)/.exec(told)?.[1]));
    child.once("close", () => reject(new Error("the upload server did not start")));
  });
  return { child, at: `http://127.0.0.1:${port}/api/media/uploads` };
}

async function kill(child: ChildProcess) {
  const gone = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await gone;
}

const TUS = { "tus-resumable": "1.0.0" };

/** Sends the bytes behind `from` as one piece, slowly where it has to be caught in the middle; settles however it ends. */
const send = (at: string, path: string, from: number, isSlow: boolean) =>
  new Promise<number | string>((resolve) => {
    const headers = {
      ...TUS,
      "upload-offset": String(from),
      "content-type": "application/offset+octet-stream",
      "content-length": String(film.length - from),
    };
    const out = request(`${at}/${path}`, { method: "PATCH", headers }, (answer) => resolve(answer.statusCode ?? 0));
    out.once("error", (error) => resolve(error.message));
    const source = createReadStream(join(folder, "clip.mp4"), { start: from, highWaterMark: 64 * 1024 });
    source.on("data", (part) => {
      out.write(part);
      if (!isSlow) return;
      source.pause();
      void wait(20).then(() => source.resume());
    });
    source.once("end", () => out.end());
  });

test("an upload whose server is killed in the middle of a piece goes on where the disk stands, and is whole in the end", async () => {
  const first = await start();
  const filename = Buffer.from("党课.mp4").toString("base64");
  const begun = await fetch(first.at, {
    method: "POST",
    headers: { ...TUS, "upload-length": String(film.length), "upload-metadata": `filename ${filename}` },
  });
  const id = begun.headers.get("location")!.split("/").at(-1)!;
  const sending = send(first.at, id, 0, true);
  const written = () => readFileSync(join(uploadsFolder(), id)).length;
  await expect.poll(written, { timeout: 10_000 }).toBeGreaterThan(512 * 1024);
  await kill(first.child);
  expect(await sending).not.toBe(204);

  const second = await start();
  const head = await fetch(`${second.at}/${id}`, { method: "HEAD", headers: TUS });
  const offset = Number(head.headers.get("upload-offset"));
  expect(offset).toBe(written());
  expect(offset).toBeLessThan(film.length);
  expect(await send(second.at, id, offset, false)).toBe(204);
  await kill(second.child);

  const taken = await takeIn(editor, id);
  const [row] = await db.select().from(media).where(eq(media.id, taken.id));
  writeFileSync(join(folder, "arrived.mp4"), (await readStored(row!.storageKey, "original.mp4"))!);
  expect(readFileSync(join(folder, "arrived.mp4")).equals(film)).toBe(true);
});
