import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { holderOf, takeLock } from "./lock.mjs";
import { birthmark } from "./processes.mjs";

const home = mkdtempSync(join(tmpdir(), "qingfeng-lock-"));
afterAll(() => rmSync(home, { recursive: true }));

test("a lock held by a living process is not given a second time, and tells who holds it", () => {
  const file = join(home, "live");
  const first = takeLock(file, { address: "here" });
  expect(takeLock(file)).toMatchObject({ heldBy: { pid: process.pid, address: "here" } });
  if ("release" in first) first.release();
  expect(holderOf(file)).toBeNull();
});

test("a number that the system has given to another process since does not hold the lock", () => {
  const file = join(home, "recycled");
  writeFileSync(file, JSON.stringify({ pid: process.pid, birthmark: "1@another boot" }));
  expect(takeLock(file)).toHaveProperty("release");
});

test("the note of a dead holder is handed to the next one, once", async () => {
  const file = join(home, "dead");
  const holder = spawn("true");
  const pid = holder.pid ?? 0;
  const note = { pid, birthmark: birthmark(pid), children: [{ pid: 4711 }] };
  await new Promise((resolve) => holder.once("exit", resolve));
  writeFileSync(file, JSON.stringify(note));
  const lock = takeLock(file);
  expect(lock).toMatchObject({ before: note });
  if ("write" in lock) lock.write({ address: "there" });
  expect(holderOf(file)).toMatchObject({ pid: process.pid, address: "there" });
});

test("a torn lock file is no lock", () => {
  const file = join(home, "torn");
  writeFileSync(file, '{"pid":');
  expect(takeLock(file)).toHaveProperty("release");
});
