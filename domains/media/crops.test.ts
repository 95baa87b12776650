import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { carriers } from "#domains/carriers.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { cropOf } from "./crops.ts";
import { cutOnce } from "./cut-once.ts";
import { editItem } from "./library/commands/edit-item.ts";
import { shelveFile } from "./library/commands/shelve-file.ts";
import { serveFile } from "./serve.ts";
import { ownDataFolder } from "./testing.ts";
import { uploadPicture } from "./upload.ts";

type Member = Actor & { id: string };

await ownDataFolder();
let cast: Cast;
let editor: Member;
beforeAll(async () => {
  cast = await castOf();
  editor = await cast.staff("editor");
});

const middle = { focusX: 50, focusY: 50 };

test("16:9, 1:1 and 2.35:1 are the largest parts of their shape, never larger than asked for", () => {
  const wide = { width: 2400, height: 1200 };
  expect(cropOf(wide, "16x9", middle)).toEqual({ left: 134, top: 0, width: 2133, height: 1200, outWidth: 1600 });
  expect(cropOf(wide, "1x1", middle)).toEqual({ left: 600, top: 0, width: 1200, height: 1200, outWidth: 900 });
  expect(cropOf(wide, "235x100", middle)).toEqual({ left: 0, top: 90, width: 2400, height: 1021, outWidth: 900 });
  expect(cropOf({ width: 300, height: 300 }, "16x9", middle)).toMatchObject({ width: 300, height: 169, outWidth: 300 });
});

test.each([
  [0, 0],
  [100, 100],
  [90, 10],
])("the focus at %d %% and %d %% stays in sight, and the part within the picture", (focusX, focusY) => {
  for (const size of [
    { width: 2400, height: 1200 },
    { width: 700, height: 2000 },
  ]) {
    for (const name of ["16x9", "1x1", "235x100"] as const) {
      const { left, top, width, height } = cropOf(size, name, { focusX, focusY });
      const [x, y] = [(size.width * focusX) / 100, (size.height * focusY) / 100];
      expect([left >= 0, top >= 0, left + width <= size.width, top + height <= size.height]).toEqual(
        Array(4).fill(true),
      );
      expect([x >= left, x <= left + width, y >= top, y <= top + height]).toEqual(Array(4).fill(true));
    }
  }
});

/** Red at the left, blue at the right. */
const halves = () =>
  sharp({ create: { width: 1600, height: 600, channels: 3, background: "#00f" } })
    .composite([{ input: { create: { width: 800, height: 600, channels: 3, background: "#f00" } }, left: 0, top: 0 }])
    .png()
    .toBuffer();

test("a crop is served in its shape around the focus, anew when the focus moves, and to nobody who may not see the picture", async () => {
  const { id } = await uploadPicture(editor, { bytes: await halves(), fileName: "会场.png" });
  const { id: itemId } = await shelveFile(editor, { mediaId: id, title: "会场", licence: "own", unitId: "" });
  const ask = (viewer: Actor, name: string) => serveFile(viewer, { id, name, headers: new Headers() }, carriers);
  const shapes = [];
  for (const name of ["16x9", "1x1", "235x100"]) {
    const answer = await ask(editor, name);
    const { width, height, format } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    shapes.push(`${format} ${width}×${height}`);
  }
  expect(shapes).toEqual(["jpeg 1067×600", "jpeg 600×600", "jpeg 900×383"]);

  const before = (await ask(editor, "1x1")).headers.get("etag");
  await editItem(editor, { itemId, title: "会场", licence: "own", unitId: "", focusX: "5", focusY: "50" });
  const after = await ask(editor, "1x1");
  expect(after.headers.get("etag")).not.toBe(before);
  const { dominant } = await sharp(Buffer.from(await after.arrayBuffer())).stats();
  expect([dominant.r > 200, dominant.b < 50]).toEqual([true, true]);

  const missing = await ask(editor, "4x3").catch((error) => error);
  for (const viewer of [await cast.member("works-1"), cast.guest])
    for (const name of ["16x9", "1x1", "235x100"])
      expect(await ask(viewer, name).catch((error) => error), name).toEqual(missing);
});

test("whoever opens a full page of the library gets every part at once, however many are asked for", async () => {
  const bytes = await sharp(await halves())
    .negate({ alpha: false })
    .png()
    .toBuffer();
  const { id } = await uploadPicture(editor, { bytes, fileName: "会场.png" });
  const { id: itemId } = await shelveFile(editor, { mediaId: id, title: "会场", licence: "own", unitId: "" });
  const asked: Promise<Response>[] = [];
  for (let focusX = 0; focusX <= 100; focusX += 5) {
    await editItem(editor, { itemId, title: "会场", licence: "own", unitId: "", focusX: String(focusX), focusY: "50" });
    for (const name of ["16x9", "1x1"]) asked.push(serveFile(editor, { id, name, headers: new Headers() }, carriers));
  }
  const answers = await Promise.all(asked);
  expect(answers.map(({ status }) => status)).toEqual(Array(42).fill(200));
});

test("a part is made once for all who ask, and anew after it failed", async () => {
  let made = 0;
  const make = async () => {
    made++;
    if (made === 1) throw new Error("the disk");
    return new Uint8Array([made]);
  };
  await expect(cutOnce("part", make)).rejects.toThrow("the disk");
  const parts = await Promise.all(Array.from({ length: 5 }, () => cutOnce("part", make)));
  expect(parts).toEqual(Array(5).fill(new Uint8Array([2])));
  expect(made).toBe(2);
});
