import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

export const BUCKET = "qingfeng";
const program = join(import.meta.dirname, "s3-server.mjs");

/** A real server that speaks S3, in a process and on a folder of its own; ends with the test file. */
export async function startS3() {
  const folder = await mkdtemp(join(tmpdir(), "qingfeng-s3-"));
  let running = await launch(folder, 0);
  const stop = () => running.stop();
  afterAll(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });
  const { port } = running;
  return {
    bucketFolder: join(folder, BUCKET),
    endpoint: `http://127.0.0.1:${port}`,
    settings: {
      QINGFENG_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      QINGFENG_S3_BUCKET: BUCKET,
      QINGFENG_S3_REGION: "us-east-1",
      QINGFENG_S3_KEY_ID: "S3RVER",
      QINGFENG_S3_SECRET: "S3RVER",
    },
    stop,
    /** Comes back on the same port, with what it held. */
    async start() {
      running = await launch(folder, port);
    },
  };
}

async function launch(folder: string, wantedPort: number) {
  // It ciphers the token of a list's next page in a way that OpenSSL keeps for old times only.
  const args = ["--openssl-legacy-provider", program, folder, String(wantedPort), BUCKET];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    let told = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      told += text;
      const listening = /listening (\d+)/.exec(told);
      if (listening) resolve(Number(listening[1]));
    });
    child.once("close", () => reject(new Error("the S3 server did not start")));
  });
  const stop = async () => {
    child.kill("SIGKILL");
    await gone;
  };
  return { port, stop };
}
