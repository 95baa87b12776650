import { inflateRawSync } from "node:zlib";
import { COLUMNS_MAX, ROWS_MAX, UNPACKED_MAX_BYTES, ZIP_ENTRIES_MAX } from "./limits.ts";

export type ZipFault = "notATable" | "bomb" | "tooManyRows" | "tooWide";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const COMMENT_MAX_BYTES = 65_535;

type Entry = { name: string; method: number; packed: number; unpacked: number; at: number; flags: number };

/**
 * What makes a workbook dangerous to unpack, or null: too much inside, sizes that lie, or a cell so far out that the
 * reader would fill millions of empty ones before it. Unpacks within the limits and throws nothing.
 */
export function faultOfZip(bytes: Buffer): ZipFault | null {
  const entries = entriesOf(bytes);
  if (!entries?.some(({ name }) => name === "xl/workbook.xml")) return "notATable";
  if (entries.length > ZIP_ENTRIES_MAX) return "bomb";
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > UNPACKED_MAX_BYTES) return "bomb";
  for (const entry of entries) {
    const content = unpack(bytes, entry);
    if (content === null) return "bomb";
    const fault = /^xl\/worksheets\/[^/]+\.xml$/.test(entry.name) ? faultOfSheet(content.toString("latin1")) : null;
    if (fault) return fault;
  }
  return null;
}

/** The central directory; null when this is no plain zip (encrypted and 64-bit ones are not). */
function entriesOf(bytes: Buffer): Entry[] | null {
  const end = bytes.subarray(-(END_BYTES + COMMENT_MAX_BYTES)).lastIndexOf(uint32(END));
  const base = Math.max(0, bytes.length - END_BYTES - COMMENT_MAX_BYTES) + end;
  if (end === -1 || base + END_BYTES > bytes.length) return null;
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(base + 16);
  for (let left = bytes.readUInt16LE(base + 10); left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries.some(({ flags }) => flags & 1) ? null : entries;
}

/** The content of an entry, never more than it declares; null when it would be more, or cannot be unpacked. */
function unpack(bytes: Buffer, { at, method, packed, unpacked }: Entry): Buffer | null {
  if (at + 30 > bytes.length) return null;
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const content = bytes.subarray(from, from + packed);
  if (method === 0) return content;
  if (method !== 8) return null;
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) });
  } catch {
    return null;
  }
}

function faultOfSheet(xml: string): ZipFault | null {
  for (const [, letters = "", row = ""] of xml.matchAll(/\sr\s*=\s*["']([A-Za-z]*)(\d+)["']/g)) {
    if (Number(row) > ROWS_MAX + 100) return "tooManyRows";
    if (columnOf(letters) > COLUMNS_MAX) return "tooWide";
  }
  return null;
}

const columnOf = (letters: string) =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function uint32(value: number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
