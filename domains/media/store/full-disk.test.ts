import { execFile, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sentences } from "#domains/edge/form-action.ts";
import { DomainError } from "#domains/kernel/errors.ts";

const program = join(import.meta.dirname, "testing", "fill.ts");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "qingfeng-full-"));
  await mkdir(join(folder, "disk"));
  await writeFile(join(folder, "film"), Buffer.alloc(600_000, 7));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file system of 1 MB that only this process sees and that ends with it; where the machine lets us have one. */
const OWN_DISK = ["-rm", "sh", "-c", 'mount -t tmpfs -o size=1m tmpfs "$QINGFENG_DATA" && exec "$@"', "sh"];
const hasOwnDisk = () =>
  spawnSync("unshare", [...OWN_DISK, "true"], { env: { ...process.env, QINGFENG_DATA: tmpdir() } }).status === 0;
const diskWay = { name: "a disk of 1 MB", command: "unshare", args: OWN_DISK, ballast: 700_000, room: 600_000 };

/** Everywhere: no file of this process may have more than some 200 KB. */
const limitWay = {
  name: "a limit on the size of files",
  command: "sh",
  args: ["-c", 'ulimit -f 400 && exec "$@"', "sh"],
  ballast: 0,
  room: 100_000,
};

test.each(hasOwnDisk() ? [diskWay, limitWay] : [limitWay])(
  "$name that is hit in the middle of a file refuses it by name, leaves nothing of it, keeps what was saved, and is forgotten once there is room",
  async ({ command, args, ballast, room }) => {
    const env = {
      ...process.env,
      QINGFENG_DATA: join(folder, "disk"),
      FILL_FILM: join(folder, "film"),
      FILL_BALLAST_BYTES: String(ballast),
      FILL_ROOM_BYTES: String(room),
    };
    const { stdout } = await promisify(execFile)(command, [...args, process.execPath, program], { env });
    expect(JSON.parse(stdout)).toEqual({
      refusals: Array(ballast > 0 ? 4 : 3).fill("storage_full"),
      left: true,
      saved: "saved",
      again: "done",
      bytes: true,
    });
  },
);

test("who uploads onto a full disk is told so in a sentence, in both languages", () => {
  const { message: zh } = sentences("zh-CN", new DomainError("storage_full"));
  const { message: en } = sentences("en", new DomainError("storage_full"));
  expect([zh, en]).toEqual([expect.stringMatching(/^存储空间已满/), expect.stringMatching(/^The storage is full/)]);
});
