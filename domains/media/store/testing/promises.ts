import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addFiles, keysOlderThan, openStored, readStored, removeFiles, writeFiles } from "../../store.ts";

const NOBODYS = "0".repeat(40);
const FAR_AHEAD = new Date(Date.now() + 86_400_000);
const bytesOf = (length: number) => Buffer.from(Array.from({ length }, (_, n) => (n * 31) % 251));
const text = (content: string) => ({ name: "a.txt", data: Buffer.from(content) });

/** What every store keeps, whatever it is made of; `stored` names all that it holds. */
export function keepsItsPromises(stored: () => Promise<string[]>) {
  let scratch: string;
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), "qingfeng-store-"));
  });
  afterAll(() => rm(scratch, { recursive: true, force: true }));
  const onDisk = async (name: string, data: Buffer) => {
    await writeFile(join(scratch, name), data);
    return join(scratch, name);
  };
  const whole = async (key: string, name: string) => read((await openStored(key, name))!.read());

  test("files that were written together are found under their key, whether they came as bytes or from a disk", async () => {
    const film = bytesOf(300_000);
    const path = await onDisk("film", film);
    const key = await writeFiles([
      { name: "original.mp4", path },
      { name: "720-00012.ts", data: film.subarray(0, 70_000) },
      { name: "empty", data: Buffer.alloc(0) },
    ]);
    expect(key).toMatch(/^[0-9a-f]{40}$/);
    expect((await openStored(key, "original.mp4"))!.bytes).toBe(300_000);
    expect((await whole(key, "original.mp4")).equals(film)).toBe(true);
    expect((await readStored(key, "720-00012.ts"))!.equals(film.subarray(0, 70_000))).toBe(true);
    expect([(await openStored(key, "empty"))!.bytes, (await whole(key, "empty")).length]).toEqual([0, 0]);
    expect(await readdir(scratch)).toContain("film");
    await rm(path);
    expect((await whole(key, "original.mp4")).equals(film)).toBe(true);
  });

  test("a part of a file is read by its first and last byte, across whatever it is cut into", async () => {
    const film = bytesOf(200_000);
    const key = await writeFiles([{ name: "a.mp4", data: film }]);
    const file = (await openStored(key, "a.mp4"))!;
    for (const [start, end] of [
      [0, 65_535],
      [65_535, 65_536],
      [1, 199_998],
      [199_999, 199_999],
    ] as const) {
      expect((await read(file.read({ start, end }))).equals(film.subarray(start, end + 1))).toBe(true);
    }
    for (const [start, end] of [
      [0, 200_000],
      [-1, 5],
      [7, 6],
      [0.5, 3],
      [200_000, 200_000],
    ] as const) {
      expect(() => file.read({ start, end })).toThrow(RangeError);
    }
  });

  test("a reader who goes away in the middle breaks nothing", async () => {
    const key = await writeFiles([{ name: "a.mp4", data: bytesOf(500_000) }]);
    const file = (await openStored(key, "a.mp4"))!;
    const reader = file.read().getReader();
    await reader.read();
    await reader.cancel();
    expect((await read(file.read({ start: 3, end: 5 }))).equals(bytesOf(6).subarray(3))).toBe(true);
  });

  test("renditions are added to a key later, and may replace what stood there; the others stay", async () => {
    const key = await writeFiles([text("one"), { name: "kept", data: Buffer.from("kept") }]);
    const path = await onDisk("index", Buffer.from("#EXTM3U"));
    await addFiles(key, [text("two"), { name: "index.m3u8", path }]);
    const names = ["a.txt", "kept", "index.m3u8"];
    expect(await Promise.all(names.map(async (name) => String(await readStored(key, name))))).toEqual([
      "two",
      "kept",
      "#EXTM3U",
    ]);
    await expect(addFiles(NOBODYS, [text("x")])).rejects.toMatchObject({ code: "not_found" });
    expect(await readStored(NOBODYS, "a.txt")).toBeNull();
  });

  test("of files of which one cannot be had, none is kept", async () => {
    const key = await writeFiles([text("before")]);
    const before = await stored();
    const missing = { name: "b.mp4", path: join(scratch, "no-such-file") };
    const folder = { name: "c.mp4", path: scratch };
    for (const bad of [missing, folder]) {
      await expect(writeFiles([text("a"), bad])).rejects.toThrow();
      await expect(addFiles(key, [text("after"), { name: "d", data: Buffer.from("d") }, bad])).rejects.toThrow();
    }
    expect(await stored()).toEqual(before);
    expect(String(await readStored(key, "a.txt"))).toBe("before");
  });

  test("a name or a key that is none of ours reaches nothing", async () => {
    const key = await writeFiles([text("one")]);
    const before = await stored();
    const names = [
      "",
      "..",
      ".",
      "../a.txt",
      "a/b",
      "a\\b",
      ".hidden",
      "-a",
      "A.txt",
      "晨.ts",
      "a\0",
      `a${"b".repeat(61)}`,
    ];
    for (const name of names) {
      const file = { name, data: Buffer.from("x") };
      await expect(writeFiles([text("a"), file])).rejects.toThrow("not the name");
      await expect(addFiles(key, [file])).rejects.toThrow("not the name");
      await expect((async () => openStored(key, name))()).rejects.toThrow("not the name");
      await expect((async () => readStored(key, name))()).rejects.toThrow("not the name");
    }
    for (const bad of ["", "..", "../..", key.toUpperCase(), `${key}/..`, key.slice(1)]) {
      for (const ask of [openStored, readStored]) {
        await expect((async () => ask(bad, "a.txt"))()).rejects.toThrow("not a storage key");
      }
      await expect((async () => addFiles(bad, [text("x")]))()).rejects.toThrow("not a storage key");
      await expect((async () => removeFiles(bad))()).rejects.toThrow("not a storage key");
    }
    await expect(writeFiles([])).rejects.toThrow();
    await expect(writeFiles([text("a"), text("b")])).rejects.toThrow();
    expect(await stored()).toEqual(before);
  });

  test("what is removed is gone with all its files, alone, and may be removed twice", async () => {
    const [gone, stays] = [
      await writeFiles([text("one"), { name: "b", data: bytesOf(9) }]),
      await writeFiles([text("two")]),
    ];
    await removeFiles(gone);
    await removeFiles(gone);
    expect([await openStored(gone, "a.txt"), await readStored(gone, "b")]).toEqual([null, null]);
    expect(String(await readStored(stays, "a.txt"))).toBe("two");
    expect((await stored()).filter((name) => name.includes(gone))).toEqual([]);
  });

  test("the keys of before a time are told once each, those of after it not", async () => {
    const written = [await writeFiles([text("a"), { name: "b", data: bytesOf(9) }]), await writeFiles([text("b")])];
    const told: string[] = [];
    for await (const keys of keysOlderThan(FAR_AHEAD)) told.push(...keys);
    expect(told.filter((key) => written.includes(key)).sort()).toEqual(written.sort());
    for await (const keys of keysOlderThan(new Date(Date.now() - 3_600_000))) expect(keys).toEqual([]);
  });
}

const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) =>
  Buffer.from(await new Response(stream).arrayBuffer());
