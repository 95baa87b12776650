import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { AwsV4Signer } from "aws4fetch";
import { type Settings, settings } from "#lib/env.ts";

export type Body = { bytes: number; sha256: string } & ({ data: Buffer } | { path: string });
export type Asked = {
  method: "GET" | "HEAD" | "PUT" | "DELETE";
  /** Below the bucket; empty for the bucket itself. */
  path: string;
  query?: Record<string, string>;
  range?: { start: number; end: number };
  body?: Body;
};

const IDLE_MS = 20_000;
const TRIES = 3;
const PAUSE_MS = 200;
/** A store that has no room, or does not know us, says so before a long file is sent in vain. */
const ASK_FIRST_BYTES = 1024 * 1024;
const GO_ON_ANYWAY_MS = 1_000;

// Not fetch: it ends an upload that takes minutes, and Next keeps its own version of it. Node's client waits on silence only.
const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
const signingKeys = new Map<string, ArrayBuffer>();

const sha256Of = (data: Buffer) => createHash("sha256").update(data).digest("hex");

export const bodyOfData = (data: Buffer): Body => ({ data, bytes: data.length, sha256: sha256Of(data) });

const EMPTY = bodyOfData(Buffer.alloc(0));

/** A file as a body: read once for its hash, and once more when it is sent. */
export async function bodyOf(path: string): Promise<Body> {
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(createReadStream(path), async (chunks) => {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return bytes === 0 ? bodyOfData(Buffer.alloc(0)) : { path, bytes, sha256: hash.digest("hex") };
}

/** Asks the S3 store; the answer's body is still to be read. Tries again what a busy store or a dropped line did not answer. */
export async function askS3(asked: Asked, at: Settings = settings()): Promise<IncomingMessage> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await askOnce(asked, at);
      if (attempt === TRIES || ![500, 502, 503, 504].includes(answer.statusCode!)) return answer;
      answer.resume();
    } catch (error) {
      if (attempt === TRIES || !["ECONNRESET", "EPIPE"].includes((error as NodeJS.ErrnoException).code ?? ""))
        throw error;
    }
    await sleep(PAUSE_MS * attempt);
  }
}

async function askOnce({ method, path, query, range, body }: Asked, at: Settings): Promise<IncomingMessage> {
  const url = addressOf(path, at);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  const signed = await new AwsV4Signer({
    method,
    url: url.href,
    headers: { "X-Amz-Content-Sha256": (body ?? EMPTY).sha256 },
    accessKeyId: at.QINGFENG_S3_KEY_ID!,
    secretAccessKey: at.QINGFENG_S3_SECRET!,
    region: at.QINGFENG_S3_REGION,
    service: "s3",
    cache: signingKeys,
  }).sign();
  const headers: Record<string, string | number> = Object.fromEntries(signed.headers);
  if (range) headers.range = `bytes=${range.start}-${range.end}`;
  if (method === "PUT") headers["content-length"] = body?.bytes ?? 0;
  return send(signed.url, method, headers, body);
}

function send(
  url: URL,
  method: string,
  headers: Record<string, string | number>,
  body?: Body,
): Promise<IncomingMessage> {
  const asksFirst = (body?.bytes ?? 0) >= ASK_FIRST_BYTES;
  return new Promise((resolve, reject) => {
    const options = { method, headers: asksFirst ? { ...headers, expect: "100-continue" } : headers };
    const request =
      url.protocol === "https:"
        ? requestHttps(url, { ...options, agent: agents.https })
        : requestHttp(url, { ...options, agent: agents.http });
    request.setTimeout(IDLE_MS, () => request.destroy(new Error("the store went silent")));
    request.once("error", reject);
    let isBegun = false;
    let isAnswered = false;
    request.once("response", (answer) => {
      isAnswered = true;
      // An answer before the end of what we send is a refusal: the rest is not sent.
      answer.once("end", () => request.writableFinished || request.destroy());
      resolve(answer);
    });
    const begin = () => {
      if (isBegun || isAnswered) return;
      isBegun = true;
      if (!body || "data" in body) return request.end(body?.data);
      const file = createReadStream(body.path, { end: body.bytes - 1 });
      pipeline(file, request).catch((error) => isAnswered || request.destroy(error));
    };
    if (!asksFirst) {
      begin();
      return;
    }
    request.once("continue", begin);
    setTimeout(begin, GO_ON_ANYWAY_MS).unref();
    request.flushHeaders();
  });
}

/** The bucket stands in the path, unless the endpoint has a place for it in its name, as some providers demand. */
function addressOf(
  path: string,
  { QINGFENG_S3_ENDPOINT: endpoint = "", QINGFENG_S3_BUCKET: bucket = "" }: Settings,
): URL {
  const url = new URL(endpoint.replace("{bucket}", bucket));
  url.pathname = [...(endpoint.includes("{bucket}") ? [] : [bucket]), ...(path ? [path] : [])].join("/");
  return url;
}
