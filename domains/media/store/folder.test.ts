import { existsSync, readdirSync, statSync } from "node:fs";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addFiles, clearIncoming, keysOlderThan, openStored, readStored, writeFiles } from "../store.ts";
import { ownDataFolder } from "../testing.ts";
import { keepsItsPromises } from "./testing/promises.ts";

const data = await ownDataFolder();
const files = join(data, "files");
const all = () => readdirSync(files, { recursive: true, encoding: "utf8" }).sort();
const one = [{ name: "a.txt", data: Buffer.from("one") }];

keepsItsPromises(async () => all());

test("only the account that runs the product reads what lies in the folder", async () => {
  const path = join(data, "open.mp4");
  await writeFile(path, "film", { mode: 0o666 });
  const key = await writeFiles([...one, { name: "film.mp4", path }]);
  const folder = join(files, key.slice(0, 2), key);
  const modes = [folder, ...["a.txt", "film.mp4"].map((name) => join(folder, name))].map(
    (it) => statSync(it).mode & 0o777,
  );
  expect(modes).toEqual([0o700, 0o600, 0o600]);
});

test("a key whose renditions are still being added counts as young", async () => {
  const key = await writeFiles(one);
  const folder = join(files, key.slice(0, 2), key);
  const old = async () => {
    const told: string[] = [];
    for await (const keys of keysOlderThan(new Date(Date.now() - 1000))) told.push(...keys);
    return told.includes(key);
  };
  await utimes(folder, new Date(0), new Date(0));
  expect(await old()).toBe(true);
  await addFiles(key, [{ name: "b.txt", data: Buffer.from("two") }]);
  expect(await old()).toBe(false);
});

test("what a killed process left half-written goes after a while, what is being written stays", async () => {
  const [dead, alive] = ["dead", "alive"].map((name) => join(files, "incoming", name));
  for (const folder of [dead!, alive!]) await mkdir(folder, { recursive: true });
  await utimes(dead!, new Date(0), new Date(0));
  await clearIncoming(new Date(Date.now() - 1000));
  expect([existsSync(dead!), existsSync(alive!)]).toEqual([false, true]);
});

test("the first byte alone is a part; a file that was cut short on the disk breaks off instead of passing for whole", async () => {
  const key = await writeFiles([{ name: "a.mp4", data: Buffer.alloc(1000, 1) }]);
  const file = (await openStored(key, "a.mp4"))!;
  expect(await new Response(file.read({ start: 0, end: 0 })).text()).toBe("\u0001");
  await writeFile(join(files, key.slice(0, 2), key, "a.mp4"), "short");
  await expect(new Response(file.read()).arrayBuffer()).rejects.toThrow();
});

test("renditions of which one cannot be put in its place leave the key as it was", async () => {
  const key = await writeFiles(one);
  const folder = join(files, key.slice(0, 2), key);
  await mkdir(join(folder, "c.ts", "in the way"), { recursive: true });
  const before = all();
  const added = ["a.txt", "b.ts", "c.ts"].map((name) => ({ name, data: Buffer.from("new") }));
  await expect(addFiles(key, added)).rejects.toThrow();
  expect(all()).toEqual(before);
  expect(String(await readStored(key, "a.txt"))).toBe("one");
});
