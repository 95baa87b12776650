import type { FileHandle } from "node:fs/promises";

const HEADER = 8;
const LONG_HEADER = 16;

/**
 * Whether the boxes of an MP4 or QuickTime file (ISO/IEC 14496-12, 4.2) fill it to its end and say how it plays: one that
 * was cut off lacks the end of its last box, or the table (`moov`) that many cameras write last.
 */
export async function wholeMp4(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  const seen = new Set<string>();
  let at = 0;
  while (at < size) {
    const header = Buffer.alloc(LONG_HEADER);
    const { bytesRead } = await file.read(header, 0, LONG_HEADER, at);
    if (bytesRead < HEADER) return false;
    seen.add(header.toString("latin1", 4, HEADER));
    const length = lengthOf(header, bytesRead, size - at);
    if (length === null || at + length > size) return false;
    at += length;
  }
  return seen.has("moov") && (seen.has("mdat") || seen.has("moof"));
}

/** 0: to the end of the file; 1: the length stands behind the name in 64 bits. */
function lengthOf(header: Buffer, read: number, rest: number): number | null {
  const short = header.readUInt32BE(0);
  if (short === 0) return rest;
  if (short !== 1) return short >= HEADER ? short : null;
  if (read < LONG_HEADER) return null;
  const long = Number(header.readBigUInt64BE(HEADER));
  return long >= LONG_HEADER ? long : null;
}
