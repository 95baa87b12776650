import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fullDisk, Trouble } from "./trouble.mjs";

/** What a start writes before it has done anything: secrets, notes, the beginning of a log. */
const ROOM_BYTES = 1024 * 1024;

/** Makes the data folder, for its owner alone, and sees that it can be read and written to: by writing, for rights do not tell of a full or read-only disk. */
export function openDataFolder(data: string) {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    readdirSync(data);
    tryRoom(join(data, ".room"));
  } catch (cause) {
    throw fullDisk(cause) ?? notWritable(data, cause);
  }
}

function tryRoom(file: string) {
  try {
    writeFileSync(file, Buffer.alloc(ROOM_BYTES), { mode: 0o600 });
  } finally {
    rmSync(file, { force: true });
  }
}

const notWritable = (data: string, cause: unknown) =>
  new Trouble({
    zh: `数据目录 ${data} 不可写（权限或只读磁盘）。请修正，或用 QINGFENG_DATA 另选。`,
    en: `The data folder ${data} cannot be written to (rights, or a read-only disk). Mend that, or choose another with QINGFENG_DATA.`,
    cause,
  });
