import type { IncomingMessage } from "node:http";
import { DomUtils, parseDocument } from "htmlparser2";
import { DomainError } from "#domains/kernel/errors.ts";
import { askS3 } from "./s3-request.ts";

/** What stores say when they, or what we may have of them, are full: MinIO, Ceph, and others of their kind. */
const FULL = /quota|storagefull|insufficientstorage|insufficientcapacity/i;

type Asking = Promise<IncomingMessage>;

/** The answer with the object; null when the bucket is there and the object is not. Throws `storage_away`. */
export async function found(asking: Asking): Promise<IncomingMessage | null> {
  const answer = await arrived(asking);
  if (answer.statusCode === 200 || answer.statusCode === 206) return answer;
  if (answer.statusCode !== 404) throw await refused(answer);
  answer.resume();
  // A bucket that is missing says 404 of every object: nobody is to take that for a file that is gone.
  const bucket = await arrived(askS3({ method: "HEAD", path: "" }));
  if (bucket.statusCode !== 200) throw await refused(bucket);
  bucket.resume();
  return null;
}

/** Waits until the store has done it. Throws `storage_full` or `storage_away`. */
export async function done(asking: Asking): Promise<void> {
  const answer = await arrived(asking);
  if (answer.statusCode !== 200 && answer.statusCode !== 204) throw await refused(answer);
  answer.resume();
}

/** The document that the store answers. Throws `storage_away`. */
export async function document(asking: Asking) {
  const answer = await arrived(asking);
  if (answer.statusCode !== 200) throw await refused(answer);
  return parseDocument(await textOf(answer), { xmlMode: true });
}

export type Xml = Parameters<typeof DomUtils.getElementsByTagName>[1];
export const elements = (name: string, within: Xml) => DomUtils.getElementsByTagName(name, within);
export const textIn = (name: string, within: Xml) => DomUtils.textContent(elements(name, within).slice(0, 1));

/** What the store calls its refusal, such as `NoSuchBucket`; its status where it says no more. */
export async function codeOf(answer: IncomingMessage): Promise<string> {
  const text = await textOf(answer).catch(() => "");
  return textIn("Code", parseDocument(text, { xmlMode: true })) || String(answer.statusCode);
}

/** Any answer at all. A line that is dead or silent is `storage_away`. */
async function arrived(asking: Asking): Promise<IncomingMessage> {
  return asking.catch((error: NodeJS.ErrnoException) => {
    throw away(error.code ?? error.message);
  });
}

async function refused(answer: IncomingMessage): Promise<DomainError> {
  const code = await codeOf(answer);
  if (answer.statusCode === 507 || FULL.test(code)) return new DomainError("storage_full");
  return away(code);
}

/** Readers are told that it is away; why, whoever runs it finds in the log. */
function away(why: string): DomainError {
  console.error(JSON.stringify({ level: "error", storage: why }));
  return new DomainError("storage_away");
}

async function textOf(answer: IncomingMessage): Promise<string> {
  return Buffer.concat(await answer.toArray()).toString("utf8");
}
