import { crc32 } from "node:zlib";

/** A file of an archive; `name` is its path in it, with `/` between folders. */
export type ZipEntry = { name: string; at: Date; data: Uint8Array<ArrayBuffer> };

/** What the sizes and places of an archive without ZIP64 can say. */
export const ZIP_MAX_BYTES = 0xff_ff_ff_ff;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8 (APPNOTE 4.4.4, bit 11). */
const FLAGS = 0x0800;

/**
 * An archive (APPNOTE 6.3.10) piece by piece, one file in memory at a time. Nothing is packed: pictures are already, and
 * what is text beside them weighs little. Throws where it grows past `ZIP_MAX_BYTES`.
 */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const directory: Buffer<ArrayBuffer>[] = [];
  let at = 0;
  for await (const { data, ...entry } of entries) {
    const name = Buffer.from(entry.name);
    const about = factsOf(data, entry.at, name);
    const local = Buffer.concat([words([4, LOCAL], [2, VERSION]), about, words([2, 0]), name]);
    if (at + local.length + data.length > ZIP_MAX_BYTES) throw new RangeError("the archive is too large");
    yield local;
    yield data;
    const place = words([2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]);
    directory.push(Buffer.concat([words([4, CENTRAL], [2, VERSION], [2, VERSION]), about, place, name]));
    at += local.length + data.length;
  }
  const central = Buffer.concat(directory);
  const count = directory.length;
  yield central;
  yield words([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, central.length], [4, at], [2, 0]);
}

/** What the head of a file and its line in the directory have in common: from the flags to the length of the name. */
function factsOf(data: Uint8Array, at: Date, name: Buffer): Buffer<ArrayBuffer> {
  const [day, time] = dosMoment(at);
  const stored = [4, data.length] as const;
  return words([2, FLAGS], [2, 0], [2, time], [2, day], [4, crc32(data)], stored, stored, [2, name.length]);
}

/** MS-DOS counts in two seconds from 1980 on, by no zone: UTC here. */
function dosMoment(at: Date): [day: number, time: number] {
  const year = Math.max(0, at.getUTCFullYear() - 1980);
  const day = (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return [day, (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)];
}

/** Numbers of two or four bytes, the lowest first. */
function words(...numbers: (readonly [bytes: 2 | 4, value: number])[]): Buffer<ArrayBuffer> {
  const out = Buffer.alloc(numbers.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of numbers) at = out.writeUIntLE(value, at, bytes);
  return out;
}
