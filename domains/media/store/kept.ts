import { randomBytes } from "node:crypto";

/** What goes into the store: bytes at hand, or a file on this disk, which is never read whole into memory. */
export type NewFile = { name: string; data: Buffer } | { name: string; path: string };

/** `end` is the last byte, as in a request for a range. */
export type Range = { start: number; end: number };
export type StoredFile = { bytes: number; read(range?: Range): ReadableStream<Uint8Array<ArrayBuffer>> };

/** What a place for files can do; `domains/media/store.ts` says what each promises. */
export type Store = {
  write(files: NewFile[]): Promise<string>;
  add(key: string, files: NewFile[]): Promise<void>;
  open(key: string, name: string): Promise<StoredFile | null>;
  read(key: string, name: string): Promise<Buffer<ArrayBuffer> | null>;
  remove(key: string): Promise<void>;
  keysOlderThan(before: Date): AsyncGenerator<string[]>;
  clearIncoming(before: Date): Promise<void>;
};

const KEY = /^[0-9a-f]{40}$/;
const NAME = /^[a-z0-9][a-z0-9._-]{0,60}$/;

export const newKey = () => randomBytes(20).toString("hex");
export const isKey = (text: string) => KEY.test(text);

export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new Error("not a storage key");
  return key;
}

/** Names are our own, such as `720-00012.ts`; one that looks otherwise came from outside by mistake. */
export function checkedName(name: string): string {
  if (!NAME.test(name)) throw new Error("not the name of a stored file");
  return name;
}

export function checkNames(files: NewFile[]): void {
  const names = new Set(files.map(({ name }) => checkedName(name)));
  if (names.size === 0 || names.size < files.length) throw new Error("files to store need a name each");
}

/** The part of a file that was asked for, of which there is at least one byte; without a range, all of it. */
export function partOf(bytes: number, range?: Range): Range {
  if (!range) return { start: 0, end: bytes - 1 };
  const { start, end } = range;
  const fits = Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start <= end && end < bytes;
  if (!fits) throw new RangeError("not a part of the stored file");
  return range;
}
