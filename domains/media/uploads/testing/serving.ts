import { type ChildProcess, spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll } from "vitest";
import type { Actor } from "#domains/kernel/actor.ts";

const program = join(import.meta.dirname, "server.ts");
const TUS = { "tus-resumable": "1.0.0" };
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
});

/** A process that takes uploads for one person; `before` is what it is started by, such as a shell that limits it. */
export async function startServer(actor: Actor, before: string[] = []): Promise<{ child: ChildProcess; at: string }> {
  const env = { ...process.env, QINGFENG_TEST_ACTOR: JSON.stringify(actor) };
  const [command = "", ...args] = [...before, process.execPath, program];
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  const port = await new Promise((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (told) => resolve(/listening (\d+)/.exec(told)?.[1]));
    child.once("close", () => reject(new Error("the upload server did not start")));
  });
  return { child, at: `http://127.0.0.1:${port}/api/media/uploads` };
}

export async function kill(child: ChildProcess) {
  const gone = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await gone;
}

/** Begins an upload; answers with its id, or with why it was refused. */
export async function begin(at: string, bytes: number): Promise<{ id: string } | { refused: string }> {
  const filename = Buffer.from("党课.mp4").toString("base64");
  const headers = { ...TUS, "upload-length": String(bytes), "upload-metadata": `filename ${filename}` };
  const answer = await fetch(at, { method: "POST", headers });
  if (answer.status !== 201) return { refused: await answer.text() };
  return { id: answer.headers.get("location")!.split("/").at(-1)! };
}

export async function offsetOf(at: string, id: string): Promise<number> {
  const head = await fetch(`${at}/${id}`, { method: "HEAD", headers: TUS });
  return Number(head.headers.get("upload-offset"));
}

type Piece = { path: string; bytes: number; from: number; isSlow?: boolean };

/** Sends the bytes of a file behind `from` as one piece, slowly where it has to be caught in the middle; settles however it ends: `204`, a refusal, or how the line broke. */
export const send = (at: string, id: string, { path, bytes, from, isSlow }: Piece) =>
  new Promise<string>((resolve) => {
    const headers = {
      ...TUS,
      "upload-offset": String(from),
      "content-type": "application/offset+octet-stream",
      "content-length": String(bytes - from),
    };
    const out = request(`${at}/${id}`, { method: "PATCH", headers }, async (answer) => {
      const text = Buffer.concat(await answer.toArray()).toString();
      resolve(text || String(answer.statusCode));
    });
    out.once("error", (error) => resolve(error.message));
    const source = createReadStream(path, { start: from, highWaterMark: 64 * 1024 });
    source.on("data", (part) => {
      out.write(part);
      if (!isSlow) return;
      source.pause();
      void wait(20).then(() => source.resume());
    });
    source.once("end", () => out.end());
  });
