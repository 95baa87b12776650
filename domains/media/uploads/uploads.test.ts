import { existsSync, readdirSync } from "node:fs";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import JSZip from "jszip";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { LIMITS } from "#domains/kernel/limits.ts";
import { takePoint } from "#domains/kernel/rate-limit.ts";
import { FILE_MAX_BYTES } from "../limits.ts";
import { purgeUnusedMedia } from "../retention.ts";
import { ownDataFolder } from "../testing.ts";
import { PDF, videoOf } from "../testing-files.ts";
import { takeIn } from "./take-in.ts";
import { answerTus } from "./tus.ts";

type Member = Actor & { id: string };

const folder = await ownDataFolder();
const video = videoOf(folder, { seconds: 2 });
let cast: Cast;
let editor: Member;
let other: Member;
let member: Member;
beforeAll(async () => {
  cast = await castOf();
  editor = await cast.staff("editor");
  other = await cast.staff("editor", "works");
  member = await cast.member("works-1");
});

const PATH = "http://localhost/api/media/uploads";
const tus = (method: string, at: string, headers: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer>) =>
  new Request(`${PATH}${at}`, { method, headers: { "tus-resumable": "1.0.0", ...headers }, body });
const piece = (id: string, at: number, bytes: Uint8Array) =>
  tus(
    "PATCH",
    `/${id}`,
    { "upload-offset": String(at), "content-type": "application/offset+octet-stream" },
    new Uint8Array(bytes),
  );

async function begin(actor: Member, size: number, name = "会议.mp4"): Promise<string> {
  const filename = Buffer.from(name).toString("base64");
  const answer = await answerTus(
    actor,
    tus("POST", "", { "upload-length": String(size), "upload-metadata": `filename ${filename}` }),
  );
  expect(answer.status).toBe(201);
  return answer.headers.get("location")!.split("/").at(-1)!;
}

async function upload(actor: Member, bytes: Buffer, name?: string): Promise<string> {
  const id = await begin(actor, bytes.length, name);
  expect((await answerTus(actor, piece(id, 0, bytes))).status).toBe(204);
  return id;
}

const offsetOf = async (actor: Member, id: string) =>
  (await answerTus(actor, tus("HEAD", `/${id}`))).headers.get("upload-offset");
const rowOf = async (id: string) => (await db.select().from(media).where(eq(media.id, id)))[0]!;
const refusal = (key: string) => ({ code: "invalid", fields: { form: { key } } });

test("an upload in pieces goes on where it stopped, and becomes one file of its owner, however often it is asked", async () => {
  const half = Math.floor(video.length / 2);
  const id = await begin(editor, video.length, "../../党课\u202e.mp4");
  await answerTus(editor, piece(id, 0, video.subarray(0, half)));
  expect(await offsetOf(editor, id)).toBe(String(half));
  await expect(takeIn(editor, id)).rejects.toMatchObject(refusal("fileUnfinished"));
  expect((await answerTus(editor, piece(id, 0, video.subarray(half)))).status).toBe(409);
  await answerTus(editor, piece(id, half, video.subarray(half)));
  const first = await takeIn(editor, id);
  expect(await takeIn(editor, id)).toEqual(first);
  expect(await rowOf(first.id)).toMatchObject({
    ...{
      kind: "video",
      format: "mp4",
      fileName: "党课.mp4",
      bytes: video.length,
      ownerId: editor.id,
      preparedAt: null,
    },
  });
  expect(existsSync(join(folder, "uploads", id))).toBe(false);
});

test("a request that is a stand-in, as the framework hands it over, is read like any other", async () => {
  const standIn = (request: Request) =>
    new Proxy(request, {
      get(target, name) {
        const value = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  const begun = tus("POST", "", { "upload-length": "9" }, new Uint8Array());
  const id = (await answerTus(editor, standIn(begun))).headers.get("location")!.split("/").at(-1)!;
  expect((await answerTus(editor, standIn(piece(id, 0, Buffer.from("%PDF-1.4\n"))))).status).toBe(204);
  expect(await offsetOf(editor, id)).toBe("9");
});

test("an upload is its creator's: to everyone else it does not exist, and members have none", async () => {
  const id = await begin(editor, 100);
  for (const request of [tus("HEAD", `/${id}`), piece(id, 0, video.subarray(0, 10)), tus("DELETE", `/${id}`)])
    await expect(answerTus(other, request)).rejects.toMatchObject({ code: "not_found" });
  await expect(takeIn(other, id)).rejects.toMatchObject({ code: "not_found" });
  for (const strange of ["0".repeat(40), "..%2f..%2fetc", "x"])
    await expect(answerTus(editor, tus("HEAD", `/${strange}`))).rejects.toMatchObject({ code: "not_found" });
  await expect(answerTus(member, tus("POST", "", { "upload-length": "9" }))).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await offsetOf(editor, id)).toBe("0");
});

test("whatever the browser says of itself is not believed: who sent it is the session's", async () => {
  const owner = Buffer.from(other.id).toString("base64");
  const answer = await answerTus(
    editor,
    tus("POST", "", { "upload-length": "9", "upload-metadata": `owner ${owner},mediaId ${owner}` }),
  );
  const id = answer.headers.get("location")!.split("/").at(-1)!;
  await expect(takeIn(other, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(takeIn(editor, id)).rejects.toMatchObject(refusal("fileUnfinished"));
});

test("a person begins so many uploads an hour, and another is not kept from theirs", async () => {
  const busy = await cast.staff("editor");
  for (let n = 0; n < LIMITS["media.file.added"].points; n++) await takePoint("media.file.added", busy.id);
  await expect(begin(busy, 10)).rejects.toMatchObject({ code: "too_many" });
  await begin(editor, 10);
});

test("too large is refused before a byte is sent, and so is nothing at all", async () => {
  const begun = (length: string) => answerTus(editor, tus("POST", "", { "upload-length": length }));
  await expect(begun(String(FILE_MAX_BYTES + 1))).rejects.toMatchObject({
    code: "too_large",
    fields: { form: { key: "fileTooLarge" } },
  });
  await expect(begun("0")).rejects.toMatchObject(refusal("fileMissing"));
  await expect(answerTus(editor, tus("POST", "", { "upload-defer-length": "1" }))).rejects.toMatchObject(
    refusal("fileMissing"),
  );
});

test.each([
  ["a video that breaks off", "fileBroken", () => video.subarray(0, Math.floor(video.length * 0.7))],
  [
    "an SVG with a script, called .mp4",
    "fileType",
    () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
  ],
  ["a page, called .pdf", "fileType", () => Buffer.from("<!doctype html><script>alert(1)</script>")],
  ["a PDF that breaks off", "fileBroken", () => PDF.subarray(0, 200)],
  ["a zip that is no document", "fileType", () => zipOf({ "a.txt": "a" })],
  ["a document with macros", "fileType", () => zipOf({ "word/document.xml": "<a/>", "word/vbaProject.bin": "x" })],
  ["a zip that breaks off", "fileBroken", async () => (await zipOf({ "word/document.xml": "<a/>" })).subarray(0, 60)],
  ["a picture in the wrapping of a video", "fileType", () => Buffer.from("\0\0\0\x18ftypavif\0\0\0\0", "latin1")],
] as const)("%s is refused in a sentence, and nothing of it stays", async (_, key, make) => {
  const before = await db.$count(media);
  const id = await upload(editor, await make());
  await expect(takeIn(editor, id)).rejects.toMatchObject(refusal(key));
  expect(readdirSync(join(folder, "uploads")).filter((name) => name.startsWith(id))).toEqual([]);
  expect(await db.$count(media)).toBe(before);
});

test("documents and sounds are known by their content", async () => {
  const kinds = [];
  const wav = Buffer.alloc(44 + 100);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(136, 4);
  wav.write("WAVEfmt ", 8);
  for (const bytes of [
    PDF,
    await zipOf({ "word/document.xml": "<a/>" }),
    await zipOf({ "OFD.xml": "<a/>" }),
    wav,
    Buffer.from("ID3\x04 sound"),
  ]) {
    const { id } = await takeIn(editor, await upload(editor, bytes, "x.exe"));
    const { kind, format } = await rowOf(id);
    kinds.push(`${kind} ${format}`);
  }
  expect(kinds).toEqual(["document pdf", "document docx", "document ofd", "audio wav", "audio mp3"]);
});

test("the same file is found again: one's own, and never that of somebody whose shelf one does not see", async () => {
  const bytes = Buffer.concat([PDF, Buffer.from("% once\n%%EOF\n")]);
  const first = await takeIn(editor, await upload(editor, bytes, "a.pdf"));
  expect(await takeIn(editor, await upload(editor, bytes, "b.pdf"))).toEqual(first);
  expect((await takeIn(other, await upload(other, bytes, "c.pdf"))).id).not.toBe(first.id);
});

test("what nobody goes on with is forgotten after a day", async () => {
  const [old, young] = [await begin(editor, 100), await begin(editor, 100)];
  for (const name of [old, `${old}.json`]) await utimes(join(folder, "uploads", name), new Date(0), new Date(0));
  await purgeUnusedMedia();
  await expect(answerTus(editor, tus("HEAD", `/${old}`))).rejects.toMatchObject({ code: "not_found" });
  expect(await offsetOf(editor, young)).toBe("0");
});

async function zipOf(parts: Record<string, string>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(parts)) zip.file(name, text);
  return zip.generateAsync({ type: "nodebuffer" });
}
