import { lstat } from "node:fs/promises";
import { DomainError } from "#domains/kernel/errors.ts";
import { checkedKey, checkedName, checkNames, isKey, type NewFile, newKey, partOf, type Store } from "./kept.ts";
import { done, found } from "./s3-answer.ts";
import { listObjects } from "./s3-list.ts";
import { readObject } from "./s3-read.ts";
import { askS3, type Body, bodyOf, bodyOfData } from "./s3-request.ts";

// files/<key>/<name>. An object appears whole or not at all; that the files of a key belong together, a row says.
const ROOT = "files/";
const AT_ONCE = 8;
const folderOf = (key: string) => `${ROOT}${checkedKey(key)}/`;
const pathOf = (key: string, name: string) => folderOf(key) + checkedName(name);

export const s3Store: Store = {
  async write(files) {
    const key = newKey();
    await putAll(key, files, []);
    return key;
  },

  /** What already stood there may be new already when a later file fails: of each name there is the old or the new, whole. */
  async add(key, files) {
    const standing = await namesOf(key);
    if (standing.length === 0) throw new DomainError("not_found");
    await putAll(key, files, standing);
  },

  async open(key, name) {
    const path = pathOf(key, name);
    const answer = await found(askS3({ method: "HEAD", path }));
    if (!answer) return null;
    answer.resume();
    const bytes = Number(answer.headers["content-length"]);
    return { bytes, read: (range) => readObject(path, bytes, partOf(bytes, range)) };
  },

  async read(key, name) {
    const answer = await found(askS3({ method: "GET", path: pathOf(key, name) }));
    return answer && Buffer.concat(await answer.toArray());
  },

  async remove(key) {
    await removeNames(key, await namesOf(key));
  },

  async *keysOlderThan(before) {
    let key: string | undefined;
    let isOld = true;
    for await (const page of listObjects(ROOT)) {
      const keys: string[] = [];
      for (const { path, modified } of page) {
        const [next = ""] = path.slice(ROOT.length).split("/");
        if (next !== key) {
          if (key && isOld) keys.push(key);
          key = isKey(next) ? next : undefined;
          isOld = true;
        }
        isOld &&= modified < before;
      }
      if (keys.length > 0) yield keys;
    }
    if (key && isOld) yield [key];
  },

  /** Nothing is ever half-written here; objects without a row are swept as keys. */
  async clearIncoming() {},
};

/** All or none: what can be known beforehand is asked before the first is sent, and the others are taken back when one fails. */
async function putAll(key: string, files: NewFile[], standing: string[]) {
  checkNames(files);
  // One after the other: a film in segments is more files than a process may hold open.
  const bodies: Body[] = [];
  for (const file of files) bodies.push(await bodyOfFile(file));
  const sent: string[] = [];
  try {
    for (const [at, { name }] of files.entries()) {
      sent.push(name);
      await done(askS3({ method: "PUT", path: pathOf(key, name), body: bodies[at] }));
    }
  } catch (error) {
    const added = sent.filter((name) => !standing.includes(name));
    await removeNames(key, added).catch(() => {}); // the sweep finds them
    throw error;
  }
}

async function bodyOfFile(file: NewFile): Promise<Body> {
  if ("data" in file) return bodyOfData(file.data);
  if (!(await lstat(file.path)).isFile()) throw new Error("only a plain file can be stored");
  return bodyOf(file.path);
}

async function namesOf(key: string): Promise<string[]> {
  const folder = folderOf(key);
  const names: string[] = [];
  for await (const page of listObjects(folder)) names.push(...page.map(({ path }) => path.slice(folder.length)));
  return names;
}

async function removeNames(key: string, names: string[]) {
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const some = names.slice(from, from + AT_ONCE);
    await Promise.all(some.map((name) => done(askS3({ method: "DELETE", path: folderOf(key) + name }))));
  }
}
