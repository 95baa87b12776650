import { afterEach, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { media } from "#db/schema/media.ts";
import { plantColumn } from "#db/testing/bulletins.ts";
import { castOf } from "#db/testing/cast.ts";
import { startS3 } from "#domains/media/store/testing/s3-process.ts";
import { pictureOf } from "#domains/media/testing.ts";
import { importDocx } from "./import-docx.ts";
import { docxOf, paragraph, picture } from "./testing.ts";

const s3 = await startS3();
Object.assign(process.env, s3.settings);
afterEach(() => {
  vi.restoreAllMocks();
});

test("while the storage is away an import waits for it whole: no draft that has silently lost its pictures", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const editor = await (await castOf()).staff("editor");
  const { id: columnId } = await plantColumn("imported");
  const bytes = await docxOf(paragraph("字") + picture(0), { pictures: [await pictureOf(500, 500, "png")] });
  const importing = () => importDocx(editor, { file: bytes, fileName: "通报.docx", columnId, unitId: null });
  await s3.stop();
  await expect(importing()).rejects.toMatchObject({ code: "storage_away" });
  expect([await db.$count(bulletins), await db.$count(media)]).toEqual([0, 0]);
  await s3.start();
  await importing();
  expect([await db.$count(bulletins), await db.$count(media)]).toEqual([1, 1]);
});
