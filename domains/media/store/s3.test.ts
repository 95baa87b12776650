import { readdirSync } from "node:fs";
import { mkdtemp, rename, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import type { Settings } from "#lib/env.ts";
import { addFiles, clearIncoming, keysOlderThan, openStored, readStored, removeFiles, writeFiles } from "../store.ts";
import { askS3 } from "./s3-request.ts";
import { keepsItsPromises } from "./testing/promises.ts";
import { startS3 } from "./testing/s3-process.ts";

const s3 = await startS3();
Object.assign(process.env, s3.settings, { QINGFENG_DATA: "/nowhere/qingfeng" });
const FAR_AHEAD = new Date(Date.now() + 86_400_000);
const one = [{ name: "a.txt", data: Buffer.from("one") }];
/** The server keeps an object as three files. */
const stored = () =>
  readdirSync(s3.bucketFolder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("._S3rver_object"))
    .sort();
const quiet = () => vi.spyOn(console, "error").mockImplementation(() => {});
afterEach(() => {
  vi.restoreAllMocks();
});

keepsItsPromises(async () => stored());

test("whoever has a wrong secret, or none that is known, is refused by the store", async () => {
  const ask = async (wrong: Partial<Settings>) =>
    (await askS3({ method: "GET", path: "" }, { ...s3.settings, ...wrong } as Settings)).statusCode;
  expect(await ask({})).toBe(200);
  expect(await ask({ QINGFENG_S3_SECRET: "S3RVEr" })).toBe(403);
  expect(await ask({ QINGFENG_S3_KEY_ID: "nobody" })).toBe(403);
  expect(await ask({ QINGFENG_S3_BUCKET: "elsewhere" })).toBe(404);
});

test("a provider that wants the bucket in the name of the host gets it there, and not in the path", async () => {
  const asked: string[] = [];
  const provider = createServer((request, response) => {
    asked.push(`${request.headers.host} ${request.url}`);
    response.end();
  });
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  const { port } = provider.address() as AddressInfo;
  const hosted = { QINGFENG_S3_ENDPOINT: `http://{bucket}.0.0.1:${port}`, QINGFENG_S3_BUCKET: "127" };
  for (const path of ["", "files/a"]) {
    const answer = await askS3({ method: "GET", path }, { ...s3.settings, ...hosted } as Settings);
    await answer.toArray();
  }
  expect(asked).toEqual([`127.0.0.1:${port} /`, `127.0.0.1:${port} /files/a`]);
  provider.closeAllConnections();
  provider.close();
});

test("a long file goes to the store and comes back without ever lying in memory", async () => {
  const bytes = 200 * 2 ** 20;
  const folder = await mkdtemp(join(tmpdir(), "qingfeng-long-"));
  const path = join(folder, "film.mp4");
  await writeFile(path, "");
  await truncate(path, bytes);
  const held = () => process.memoryUsage().external + process.memoryUsage().heapUsed;
  const before = held();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, held() - before);
  }, 5);
  const key = await writeFiles([{ name: "film.mp4", path }]);
  let read = 0;
  const reader = (await openStored(key, "film.mp4"))!.read().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) read += part.value.length;
  clearInterval(watch);
  await rm(folder, { recursive: true });
  await removeFiles(key);
  expect(read).toBe(bytes);
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(bytes / 2);
}, 60_000);

test("of more than a thousand objects each counts for its key, page after page, and all of them go with it", async () => {
  const names = Array.from({ length: 1050 }, (_, n) => ({ name: `720-${1000 + n}.ts`, data: Buffer.from([n % 256]) }));
  const key = await writeFiles(names);
  const others = [await writeFiles(one), await writeFiles(one)];
  const objects = () => stored().filter((path) => path.includes(key));
  const age = (paths: string[]) => Promise.all(paths.map((path) => utimes(join(s3.bucketFolder, path), 0, 0)));
  const told = async (before: Date) => {
    const all: string[] = [];
    for await (const some of keysOlderThan(before)) all.push(...some);
    expect(new Set(all).size).toBe(all.length);
    return all;
  };
  const anHourAgo = new Date(Date.now() - 3_600_000);
  expect(objects().length).toBe(1050);
  await age(objects().slice(0, -1));
  expect(await told(anHourAgo)).toEqual([]);
  await age(objects().slice(-1));
  expect(await told(anHourAgo)).toEqual([key]);
  expect(await told(FAR_AHEAD)).toEqual(expect.arrayContaining([key, ...others]));
  await removeFiles(key);
  expect(objects()).toEqual([]);
}, 60_000);

test("nothing is half-written there, so nothing is cleared", async () => {
  const key = await writeFiles(one);
  await clearIncoming(FAR_AHEAD);
  expect(String(await readStored(key, "a.txt"))).toBe("one");
});

test("a bucket that is missing is a store that is away, not a file that is", async () => {
  const log = quiet();
  const key = await writeFiles(one);
  const aside = `${s3.bucketFolder}-aside`;
  await rename(s3.bucketFolder, aside);
  await expect(openStored(key, "a.txt")).rejects.toMatchObject({ code: "storage_away" });
  await expect(readStored(key, "a.txt")).rejects.toMatchObject({ code: "storage_away" });
  expect(log).toHaveBeenCalled();
  await rename(aside, s3.bucketFolder);
  expect(String(await readStored(key, "a.txt"))).toBe("one");
});

test("while the store is away, reading and writing say so, and what is missing is not said of what is there", async () => {
  const log = quiet();
  const key = await writeFiles(one);
  const file = (await openStored(key, "a.txt"))!;
  await s3.stop();
  const refusal = { code: "storage_away", fields: {} };
  await expect(openStored(key, "a.txt")).rejects.toMatchObject(refusal);
  await expect(readStored(key, "a.txt")).rejects.toMatchObject(refusal);
  await expect(new Response(file.read()).text()).rejects.toMatchObject(refusal);
  await expect(writeFiles(one)).rejects.toMatchObject(refusal);
  await expect(addFiles(key, one)).rejects.toMatchObject(refusal);
  await expect(removeFiles(key)).rejects.toMatchObject(refusal);
  await expect(keysOlderThan(FAR_AHEAD).next()).rejects.toMatchObject(refusal);
  expect(log.mock.calls.flat().join()).toContain("ECONNREFUSED");
  await s3.start();
  expect(String(await readStored(key, "a.txt"))).toBe("one");
  expect(await openStored(key, "b.txt")).toBeNull();
});
