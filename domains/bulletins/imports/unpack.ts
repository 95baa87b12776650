import { promisify } from "node:util";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { invalid } from "#domains/kernel/errors.ts";
import { ENTRIES_MAX, UNPACKED_MAX_BYTES, XML_MAX_BYTES } from "./limits.ts";

const ZIP = Buffer.from("PK\x03\x04", "latin1");
/** Word before 2007, and every file that Office protects with a password, is a compound file. */
const COMPOUND = Buffer.from("d0cf11e0a1b11ae1", "hex");
const PROTECTED = Buffer.from("EncryptedPackage", "utf16le");
const open = promisify(
  fromBuffer as (buffer: Buffer, options: object, done: (e: Error | null, z: ZipFile) => void) => void,
);

/** The text parts of a .docx by their names. */
export type Parts = Map<string, string>;
/** `has` and `read`: any part as it lies in the file, by its name. */
export type Unpacked = { parts: Parts; has: (name: string) => boolean; read: (name: string) => Promise<Buffer> };

/**
 * Opens a .docx as far as it may be trusted: before anything is unpacked its directory is added up, and what a part unpacks
 * to is held to what the directory says. Refuses with docxType, docxOld, docxProtected, docxBomb or docxBroken.
 */
export async function unpackDocx(file: Buffer): Promise<Unpacked> {
  if (file.subarray(0, 8).equals(COMPOUND))
    throw invalid("file", file.includes(PROTECTED) ? "docxProtected" : "docxOld");
  if (!file.subarray(0, 4).equals(ZIP)) throw invalid("file", "docxType");
  const zip = await open(file, { lazyEntries: true, validateEntrySizes: true }).catch(() => {
    throw invalid("file", "docxBroken");
  });
  const entries = await listEntries(zip);
  if (entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0) > UNPACKED_MAX_BYTES)
    throw invalid("file", "docxBomb");
  if (!entries.some(({ fileName }) => fileName === "word/document.xml")) throw invalid("file", "docxType");
  const parts: Parts = new Map();
  let bytes = 0;
  for (const entry of entries) {
    const content = await unpackEntry(zip, entry);
    if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue;
    bytes += content.length;
    if (bytes > XML_MAX_BYTES) throw invalid("file", "docxBomb");
    parts.set(entry.fileName, content.toString("utf8"));
  }
  // Word writes none; what a document type could define is of use to bombs alone.
  for (const text of parts.values()) if (text.includes("<!DOCTYPE")) throw invalid("file", "docxBroken");
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  const read = async (name: string) => unpackEntry(zip, byName.get(name)!);
  return { parts, has: (name) => byName.has(name), read };
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on("error", () => reject(invalid("file", "docxBroken")));
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      if (entries.length > ENTRIES_MAX) return reject(invalid("file", "docxBomb"));
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** One part; more than its directory says is an error in the middle of it, so that no lie is unpacked to its end. */
async function unpackEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > UNPACKED_MAX_BYTES) throw invalid("file", "docxBomb");
  return new Promise((resolve, reject) => {
    const fail = () => reject(invalid("file", "docxBroken"));
    zip.openReadStream(entry, (error, stream) => {
      if (error) return fail();
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", fail);
      stream.on("end", () => resolve(Buffer.concat(chunks)));
    });
  });
}
