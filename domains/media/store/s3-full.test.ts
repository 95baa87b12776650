import { createServer, request as requestHttp } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { castOf } from "#db/testing/cast.ts";
import { addFiles, keysOlderThan, readStored, writeFiles } from "../store.ts";
import { ownDataFolder, pictureOf } from "../testing.ts";
import { uploadPicture } from "../upload.ts";
import { startS3 } from "./testing/s3-process.ts";

type Refusal = { status: number; code: string };
/** The refusals of stores that are full: MinIO's disk and quota, Ceph's quota. */
const FULL: Refusal[] = [
  { status: 507, code: "XMinioStorageFull" },
  { status: 400, code: "XMinioAdminBucketQuotaExceeded" },
  { status: 403, code: "QuotaExceeded" },
];
const TOO_MUCH_BYTES = 50_000;
let refusal: Refusal | null = null;
let sent = 0;

// Stands before the real store, and refuses what is large as a full one does: at the headers, before the body is read.
const s3 = await startS3();
const before = createServer((asked, answer) => {
  if (refusal && asked.method === "PUT" && Number(asked.headers["content-length"]) > TOO_MUCH_BYTES) {
    asked.on("data", (chunk) => (sent += chunk.length));
    answer.writeHead(refusal.status, { connection: "close" });
    answer.end(`<?xml version="1.0"?><Error><Code>${refusal.code}</Code><Message>x</Message></Error>`);
    return;
  }
  const { hostname, port } = new URL(s3.endpoint);
  const passedOn = requestHttp({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers });
  passedOn.on("response", (got) => got.pipe(answer.writeHead(got.statusCode!, got.headers)));
  passedOn.on("error", () => answer.destroy());
  asked.pipe(passedOn);
});
before.on("checkContinue", (asked, answer) => {
  if (!refusal) answer.writeContinue();
  before.emit("request", asked, answer);
});
await new Promise<void>((resolve) => before.listen(0, "127.0.0.1", resolve));
const endpoint = `http://127.0.0.1:${(before.address() as AddressInfo).port}`;
Object.assign(process.env, s3.settings, { QINGFENG_S3_ENDPOINT: endpoint });
await ownDataFolder();
afterAll(() => {
  before.closeAllConnections();
  before.close();
});
afterEach(() => {
  refusal = null;
  vi.restoreAllMocks();
});

const small = { name: "a.txt", data: Buffer.from("saved") };
const large = { name: "b.mp4", data: Buffer.alloc(5 * 2 ** 20, 7) };
const keys = async () => {
  const told: string[] = [];
  for await (const some of keysOlderThan(new Date(Date.now() + 86_400_000))) told.push(...some);
  return told.sort();
};

test.each(FULL)(
  "a store that is full ($code) refuses by name, keeps what was saved and nothing of what was refused, and is asked anew",
  async (full) => {
    const key = await writeFiles([small]);
    const stood = await keys();
    refusal = full;
    sent = 0;
    await expect(writeFiles([small, large])).rejects.toMatchObject({ code: "storage_full" });
    await expect(addFiles(key, [{ name: "c.txt", data: Buffer.from("c") }, large])).rejects.toMatchObject({
      code: "storage_full",
    });
    expect(sent).toBe(0);
    expect(await keys()).toEqual(stood);
    expect([String(await readStored(key, "a.txt")), await readStored(key, "c.txt")]).toEqual(["saved", null]);
    refusal = null;
    await addFiles(key, [large]);
    expect((await readStored(key, "b.mp4"))!.equals(large.data)).toBe(true);
  },
);

test("an upload that the store cannot take, for it is full or away, leaves no row", async () => {
  const cast = await castOf();
  const owner = await cast.member("works-1");
  const noisy = { bytes: await pictureOf(2400, 4000, "png"), fileName: "晨景.png" };
  const upload = () => uploadPicture(owner, noisy);
  refusal = FULL[0]!;
  await expect(upload()).rejects.toMatchObject({ code: "storage_full" });
  refusal = null;
  await s3.stop();
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  await expect(upload()).rejects.toMatchObject({ code: "storage_away" });
  expect(log).toHaveBeenCalled();
  expect(await db.select().from(media).where(eq(media.ownerId, owner.id))).toEqual([]);
  await s3.start();
  const { id } = await upload();
  expect((await db.select().from(media).where(eq(media.ownerId, owner.id))).map((row) => row.id)).toEqual([id]);
});
