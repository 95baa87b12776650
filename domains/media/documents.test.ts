import { readdirSync } from "node:fs";
import { eq } from "drizzle-orm";
import JSZip from "jszip";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { LIMITS } from "#domains/kernel/limits.ts";
import { documentSources } from "./attachments.ts";
import { ownDataFolder, pictureOf } from "./testing.ts";
import { PDF } from "./testing-files.ts";
import { uploadDocument } from "./upload.ts";

const folder = await ownDataFolder();

let cast: Cast;
beforeAll(async () => {
  cast = await castOf();
});

test("a document is kept as it came, whatever its name says; what is none leaves neither row nor file", async () => {
  const owner = await cast.member("works-1");
  const { id } = await uploadDocument(owner, { bytes: PDF, fileName: "点检表.exe" });
  const [row] = await db.select().from(media).where(eq(media.id, id));
  expect(row).toMatchObject({ kind: "document", format: "pdf", ownerId: owner.id, bytes: PDF.length });
  expect(row?.preparedAt).not.toBeNull();
  expect(await documentSources([id])).toEqual({
    [id]: { format: "pdf", fileName: "点检表.exe", bytes: PDF.length, src: `/api/media/${id}/file` },
  });
  const zip = async (...names: string[]) => {
    const file = new JSZip();
    for (const name of names) file.file(name, "<a/>");
    return file.generateAsync({ type: "nodebuffer" });
  };
  const { id: sheet } = await uploadDocument(owner, { bytes: await zip("xl/workbook.xml"), fileName: "表.xlsx" });
  expect((await documentSources([sheet]))[sheet]?.format).toBe("xlsx");
  const files = () => readdirSync(folder, { recursive: true }).length;
  const before = files();
  const refused: [string, Buffer][] = [
    ["documentType", Buffer.from("<html>%PDF-1.4 %%EOF")],
    ["documentType", await pictureOf(10, 10)],
    ["documentType", await zip("a.txt")],
    ["documentType", await zip("word/document.xml", "word/vbaProject.bin")],
    ["fileBroken", Buffer.from("%PDF-1.4 no end")],
    ["fileBroken", (await zip("word/document.xml")).subarray(0, 40)],
  ];
  for (const [key, bytes] of refused)
    await expect(uploadDocument(owner, { bytes, fileName: "表.pdf" })).rejects.toMatchObject({
      fields: { form: { key } },
    });
  await expect(uploadDocument(cast.guest, { bytes: PDF, fileName: "表.pdf" })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(files()).toBe(before);
});

test("a person uploads so many documents an hour", async () => {
  const owner = await cast.member("works-1");
  const html = { bytes: Buffer.from("<html>"), fileName: "a.pdf" };
  for (let n = 0; n < LIMITS["media.file.added"].points; n++) await uploadDocument(owner, html).catch(() => {});
  await expect(uploadDocument(owner, html)).rejects.toMatchObject({ code: "too_many" });
});
