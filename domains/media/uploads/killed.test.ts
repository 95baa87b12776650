import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { castOf } from "#db/testing/cast.ts";
import { readStored } from "../store.ts";
import { ownDataFolder } from "../testing.ts";
import { videoOf } from "../testing-files.ts";
import { uploadsFolder } from "./folder.ts";
import { takeIn } from "./take-in.ts";
import { begin, kill, offsetOf, send, startServer } from "./testing/serving.ts";

const folder = await ownDataFolder();
const film = videoOf(folder, { seconds: 6, size: "1280x720", rate: 30 });
const file = { path: join(folder, "clip.mp4"), bytes: film.length };
const cast = await castOf();
const editor = await cast.staff("editor");

async function begun(at: string): Promise<string> {
  const answer = await begin(at, film.length);
  if ("refused" in answer) throw new Error(answer.refused);
  return answer.id;
}
const written = (id: string) => readFileSync(join(uploadsFolder(), id)).length;

/** That the upload became a file of the same bytes. */
async function expectTaken(id: string) {
  const taken = await takeIn(editor, id);
  const [row] = await db.select().from(media).where(eq(media.id, taken.id));
  writeFileSync(join(folder, "arrived.mp4"), (await readStored(row!.storageKey, "original.mp4"))!);
  expect(readFileSync(join(folder, "arrived.mp4")).equals(film)).toBe(true);
  await db.delete(media).where(eq(media.id, taken.id));
}

test("an upload whose server is killed in the middle of a piece goes on where the disk stands, and is whole in the end", async () => {
  const first = await startServer(editor);
  const id = await begun(first.at);
  const sending = send(first.at, id, { ...file, from: 0, isSlow: true });
  await expect.poll(() => written(id), { timeout: 10_000 }).toBeGreaterThan(512 * 1024);
  await kill(first.child);
  expect(await sending).not.toBe("204");

  const second = await startServer(editor);
  const offset = await offsetOf(second.at, id);
  expect(offset).toBe(written(id));
  expect(offset).toBeLessThan(film.length);
  expect(await send(second.at, id, { ...file, from: offset })).toBe("204");
  await kill(second.child);
  await expectTaken(id);
});

/** No file of this process may have more than some 200 KB: the same refusal as a disk that is full in the middle of a file. */
const LIMITED = ["sh", "-c", 'ulimit -f 400 && exec "$@"', "sh"];

test("an upload that finds the disk full is refused by that name, keeps what was written, and goes on once there is room", async () => {
  const full = await startServer(editor, LIMITED);
  const id = await begun(full.at);
  expect(await send(full.at, id, { ...file, from: 0 })).toBe("storage_full");
  const kept = await offsetOf(full.at, id);
  expect(kept).toBe(written(id));
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(film.length);
  expect(await send(full.at, id, { ...file, from: kept })).toBe("storage_full");
  await kill(full.child);

  const roomy = await startServer(editor);
  expect(await send(roomy.at, id, { ...file, from: await offsetOf(roomy.at, id) })).toBe("204");
  await kill(roomy.child);
  await expectTaken(id);
});
