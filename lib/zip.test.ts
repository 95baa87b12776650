import JSZip from "jszip";
import { expect, test } from "vitest";
import { type ZipEntry, zipOf } from "./zip.ts";

async function archiveOf(entries: ZipEntry[]) {
  const all = async function* () {
    yield* entries;
  };
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOf(all())) pieces.push(piece);
  return JSZip.loadAsync(Buffer.concat(pieces), { checkCRC32: true });
}

test("what is put into an archive comes out of it byte for byte, under Chinese names, with its time", async () => {
  const at = new Date("2026-11-30T08:15:22Z");
  const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => (n * 7) % 256);
  const zip = await archiveOf([
    { name: "存档.json", at, data: new Uint8Array(Buffer.from("{}")) },
    { name: "图片/0001 工地.jpg", at, data: bytes },
    { name: "空.txt", at, data: new Uint8Array() },
  ]);
  expect(Object.values(zip.files).flatMap(({ name, dir }) => (dir ? [] : [name]))).toEqual([
    "存档.json",
    "图片/0001 工地.jpg",
    "空.txt",
  ]);
  expect(await zip.file("存档.json")!.async("string")).toBe("{}");
  expect(Buffer.from(await zip.file("图片/0001 工地.jpg")!.async("uint8array")).equals(Buffer.from(bytes))).toBe(true);
  expect(zip.file("存档.json")!.date.toISOString()).toBe("2026-11-30T08:15:22.000Z");
});

test("an archive of nothing is one that opens", async () => {
  expect(Object.keys((await archiveOf([])).files)).toEqual([]);
});
