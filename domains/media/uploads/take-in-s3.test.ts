import { existsSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { castOf } from "#db/testing/cast.ts";
import { serveFile } from "../serve.ts";
import { startS3 } from "../store/testing/s3-process.ts";
import { removeFiles } from "../store.ts";
import { ownDataFolder } from "../testing.ts";
import { videoOf } from "../testing-files.ts";
import { takeIn } from "./take-in.ts";
import { answerTus } from "./tus.ts";

const s3 = await startS3();
const folder = await ownDataFolder();
Object.assign(process.env, s3.settings);
const film = videoOf(folder, { seconds: 2 });
const cast = await castOf();
const editor = await cast.staff("editor");
afterEach(() => {
  vi.restoreAllMocks();
});

const ask = (method: string, at: string, headers: Record<string, string>, body?: Uint8Array<ArrayBuffer>) =>
  new Request(`http://localhost/api/media/uploads${at}`, {
    ...{ method, body, headers: { "tus-resumable": "1.0.0", ...headers } },
  });

async function upload(): Promise<string> {
  const begun = await answerTus(editor, ask("POST", "", { "upload-length": String(film.length) }));
  const id = begun.headers.get("location")!.split("/").at(-1)!;
  const half = Math.floor(film.length / 2);
  for (const [from, to] of [
    [0, half],
    [half, film.length],
  ] as const) {
    const headers = { "upload-offset": String(from), "content-type": "application/offset+octet-stream" };
    const sent = await answerTus(editor, ask("PATCH", `/${id}`, headers, new Uint8Array(film.subarray(from, to))));
    expect(sent.status).toBe(204);
  }
  return id;
}

const serve = async (id: string, range?: string) => {
  const headers = new Headers(range ? { range } : {});
  return Buffer.from(await (await serveFile(editor, { id, name: "file", headers }, {})).arrayBuffer());
};

test("an upload in pieces lies on this disk until it is whole, and then in the S3 store, from which it is read whole and in part", async () => {
  const uploadId = await upload();
  const { id } = await takeIn(editor, uploadId);
  expect((await serve(id)).equals(film)).toBe(true);
  expect((await serve(id, "bytes=1000-1999")).equals(film.subarray(1000, 2000))).toBe(true);
  expect([existsSync(join(folder, "uploads", uploadId)), existsSync(join(folder, "files"))]).toEqual([false, false]);
  const [row] = await db.select().from(media).where(eq(media.id, id));
  await removeFiles(row!.storageKey);
  await db.delete(media).where(eq(media.id, id));
});

test("where the store is away at the end nothing that was sent is lost: asked again it is taken in", async () => {
  const uploadId = await upload();
  await s3.stop();
  vi.spyOn(console, "error").mockImplementation(() => {});
  await expect(takeIn(editor, uploadId)).rejects.toMatchObject({ code: "storage_away" });
  expect(await db.$count(media, eq(media.ownerId, editor.id))).toBe(0);
  await s3.start();
  const { id } = await takeIn(editor, uploadId);
  expect((await serve(id)).equals(film)).toBe(true);
});
