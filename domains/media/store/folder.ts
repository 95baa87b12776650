import { copyFile, link, lstat, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "#domains/kernel/errors.ts";
import { settings } from "#lib/env.ts";
import { checkedKey, checkedName, checkNames, isKey, type NewFile, newKey, partOf, type Store } from "./kept.ts";
import { readPart } from "./read-part.ts";
import { storageRefusal } from "./refusal.ts";

// files/<first two letters>/<key>/<name>; what is being written lies below files/incoming, on the same disk.
const INCOMING = "incoming";
const PRIVATE = { recursive: true, mode: 0o700 } as const;

const root = () => join(settings().QINGFENG_DATA, "files");
const shelfOf = (key: string) => join(root(), checkedKey(key).slice(0, 2));
const folderOf = (key: string) => join(shelfOf(key), key);
const fileOf = (key: string, name: string) => join(folderOf(key), checkedName(name));

export const folderStore: Store = {
  async write(files) {
    const key = newKey();
    await staged(key, files, async (incoming) => {
      await mkdir(shelfOf(key), PRIVATE);
      await rename(incoming, folderOf(key));
      await Promise.all([syncFolder(shelfOf(key)), syncFolder(root())]).catch(async (error) => {
        await folderStore.remove(key);
        throw error;
      });
    });
    return key;
  },

  async add(key, files) {
    const folder = folderOf(key);
    if (!(await stat(folder).catch(orNull))) throw new DomainError("not_found");
    await staged(`${key}-${newKey()}`, files, (incoming) => placeAll(files, incoming, folder));
  },

  async open(key, name) {
    const path = fileOf(key, name);
    const found = await stat(path).catch(orNull);
    return found && { bytes: found.size, read: (range) => readPart(path, partOf(found.size, range)) };
  },

  read: (key, name) => readFile(fileOf(key, name)).catch(orNull),

  remove: (key) => rm(folderOf(key), { recursive: true, force: true }),

  async *keysOlderThan(before) {
    for (const shelf of await namesIn(root())) {
      if (shelf === INCOMING) continue;
      const keys: string[] = [];
      for (const key of (await namesIn(join(root(), shelf))).filter(isKey)) {
        if (await isOlder(folderOf(key), before)) keys.push(key);
      }
      if (keys.length > 0) yield keys;
    }
  },

  async clearIncoming(before) {
    for (const name of await namesIn(join(root(), INCOMING))) {
      const folder = join(root(), INCOMING, name);
      if (await isOlder(folder, before)) await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Brings the files onto the disk for good, then lets `place` put them where they are found. Leaves nothing behind but that. */
async function staged(name: string, files: NewFile[], place: (incoming: string) => Promise<void>) {
  checkNames(files);
  const incoming = join(root(), INCOMING, name);
  try {
    await mkdir(incoming, PRIVATE);
    for (const file of files) await bringIn(join(incoming, file.name), file);
    await syncFolder(incoming);
    await place(incoming);
  } catch (error) {
    throw storageRefusal(error);
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
}

async function bringIn(path: string, file: NewFile) {
  if ("path" in file) await linkOrCopy(file.path, path);
  const handle = await open(path, "path" in file ? "r+" : "wx", 0o600);
  try {
    if ("data" in file) await handle.writeFile(file.data);
    else await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A second name for the same bytes costs nothing, but exists on one disk only, and not on every kind. */
async function linkOrCopy(from: string, to: string) {
  if (!(await lstat(from)).isFile()) throw new Error("only a plain file can be stored");
  await link(from, to).catch((error: NodeJS.ErrnoException) => {
    if (!["EXDEV", "EPERM", "EACCES", "EMLINK", "ENOTSUP", "ENOSYS"].includes(error.code ?? "")) throw error;
    return copyFile(from, to);
  });
}

/** Several names cannot appear at once: should one fail, those before it are taken back. */
async function placeAll(files: NewFile[], incoming: string, folder: string) {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { name } of files) {
      const [staged, placed, former] = [join(incoming, name), join(folder, name), join(incoming, `${name}~`)];
      const stood = await link(placed, former).then(() => true, orNull);
      undo.unshift(() => (stood ? rename(former, placed) : rm(placed, { force: true })));
      await rename(staged, placed);
    }
    await syncFolder(folder);
  } catch (error) {
    for (const step of undo) await step();
    throw (error as NodeJS.ErrnoException).code === "ENOENT" ? new DomainError("not_found") : error;
  }
}

/** A new name survives a power cut only once its folder is written too. */
async function syncFolder(path: string) {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

function orNull(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

const namesIn = (path: string) => readdir(path).catch(() => []);
const isOlder = (path: string, before: Date) =>
  stat(path).then(
    ({ mtime }) => mtime < before,
    () => false,
  );
