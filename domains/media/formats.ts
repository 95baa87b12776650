import { type FileHandle, open } from "node:fs/promises";
import type { MediaFormat } from "#db/enums/media.ts";
import { wholeMp4 } from "./mp4.ts";
import { zipNames } from "./zip-names.ts";

/** Pictures take another way: they are encoded anew. */
export type FileFormat = Exclude<MediaFormat, "jpg">;
export type Recognised = { format: FileFormat } | { refused: "fileType" | "fileBroken" };

/** Enough for every signature that is asked for. */
const HEAD_BYTES = 64;

/**
 * What a file that lies on this disk is, by its content and whatever its name says. Of what has a beginning we know, only
 * what is whole is taken: a file that breaks off would be found out by its readers.
 */
export async function recognise(path: string): Promise<Recognised> {
  const file = await open(path, "r");
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    return await byHead(head.subarray(0, bytesRead), file, path);
  } finally {
    await file.close();
  }
}

const BROKEN = { refused: "fileBroken" } as const;
const UNKNOWN = { refused: "fileType" } as const;

async function byHead(head: Buffer, file: FileHandle, path: string): Promise<Recognised> {
  const starts = (text: string, at = 0) => head.toString("latin1", at, at + text.length) === text;
  if (starts("ftyp", 4)) {
    const format = mp4Format(head.toString("latin1", 8, 12));
    if (!format) return UNKNOWN;
    return (await wholeMp4(file)) ? { format } : BROKEN;
  }
  if (starts("%PDF-")) return (await endsWithin(file, PDF_END_BYTES, PDF_END)) ? { format: "pdf" } : BROKEN;
  if (starts("RIFF") && starts("WAVE", 8)) {
    const { size } = await file.stat();
    return head.readUInt32LE(4) + 8 <= size + 1 ? { format: "wav" } : BROKEN;
  }
  if (starts("ID3") || isMpegAudio(head)) return { format: "mp3" };
  if (starts("PK\x03\x04")) return byZip(path);
  return UNKNOWN;
}

/** The same for a document at hand: nothing else is taken. */
export async function recogniseDocument(bytes: Buffer): Promise<Recognised> {
  const starts = (text: string) => bytes.toString("latin1", 0, text.length) === text;
  if (starts("%PDF-")) return bytes.subarray(-PDF_END_BYTES).includes(PDF_END) ? { format: "pdf" } : BROKEN;
  return starts("PK\x03\x04") ? byZip(bytes) : UNKNOWN;
}

const PDF_END = "%%EOF";
const PDF_END_BYTES = 1024;

/** The major brand (ISO/IEC 14496-12, 4.3); pictures in the same wrapping (AVIF, HEIC) are none of these. */
function mp4Format(brand: string): "mp4" | "mov" | "m4a" | null {
  if (brand === "qt  ") return "mov";
  if (brand === "M4A " || brand === "M4B ") return "m4a";
  return /^(isom|iso[2-9]|mp4[12]|avc1|M4V |M4VH|M4VP|dash|MSNV|3gp[4-7])$/.test(brand) ? "mp4" : null;
}

/** A frame of MPEG audio, layer III (ISO/IEC 11172-3, 2.4.1.3): eleven set bits, no reserved rate. */
const isMpegAudio = (head: Buffer) =>
  head.length > 3 && head[0] === 0xff && (head[1]! & 0xe6) === 0xe2 && (head[2]! & 0xf0) !== 0xf0;

async function endsWithin(file: FileHandle, bytes: number, words: string) {
  const { size } = await file.stat();
  const length = Math.min(bytes, size);
  const tail = Buffer.alloc(length);
  await file.read(tail, 0, length, size - length);
  return tail.includes(words);
}

/** Which part of a package tells what it is (ECMA-376 part 2; GB/T 33190 for OFD). */
const MAIN_PARTS = {
  "word/document.xml": "docx",
  "xl/workbook.xml": "xlsx",
  "ppt/presentation.xml": "pptx",
  "OFD.xml": "ofd",
} as const satisfies Record<string, FileFormat>;

async function byZip(source: string | Buffer): Promise<Recognised> {
  const names = await zipNames(source);
  if (!names) return BROKEN;
  const part = Object.entries(MAIN_PARTS).find(([name]) => names.has(name));
  // A macro runs at whoever opens the file.
  if (!part || [...names].some((name) => /vbaProject\.bin$/i.test(name))) return UNKNOWN;
  return { format: part[1] };
}
