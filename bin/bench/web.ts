import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { sessionCookie } from "#domains/accounts/cookies.ts";
import { root } from "../launch/bootstrap.mjs";
import { freePort } from "../launch/ports.mjs";
import { webArguments } from "../launch/web-arguments.ts";
import { ask } from "./load.ts";

/** Secrets of a run; nobody else ever sees its server. */
export const SECRETS = {
  AUTH_SECRET: "bench-secret-that-is-long-enough-for-anyone",
  QINGFENG_PASS_SECRET: "bench-pass-secret-that-is-long-enough-too",
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
};

export type Web = { url: string; pid: number; nowMb: () => number; stop: () => Promise<void> };

let peakMb = 0;
/** The most memory that any web process of this run has had, of those that were stopped. */
export const highestPeakMb = () => peakMb;

/** The product's web process as it runs in production. `cacheMb` 0 renders every page for every request. */
export async function startWeb(
  databaseUrl: string,
  cacheMb: number,
  words: "inherit" | "ignore" = "inherit",
  more: Record<string, string> = {},
): Promise<Web> {
  const port = await freePort();
  const env = {
    ...process.env,
    ...SECRETS,
    NODE_ENV: "production" as const,
    DATABASE_URL: databaseUrl,
    QINGFENG_PAGE_CACHE_MB: String(cacheMb),
    ...more,
  };
  const child = spawn(process.execPath, webArguments("127.0.0.1", String(port)), {
    cwd: root,
    env,
    stdio: ["ignore", "ignore", words],
  });
  const url = `http://127.0.0.1:${port}`;
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  // Whoever breaks the measurement off must not leave a server behind.
  process.once("exit", () => child.kill("SIGKILL"));
  for (const deadline = Date.now() + READY_MS; !(await answers(`${url}/sign-in`)); ) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error("web did not start; its words are above");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const mbOf = (figure: string) =>
    Number(new RegExp(`${figure}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  const stop = async () => {
    peakMb = Math.max(peakMb, mbOf("VmHWM"));
    child.kill("SIGTERM");
    await gone;
  };
  return { url, pid: child.pid!, nowMb: () => mbOf("VmRSS"), stop };
}

const READY_MS = 60_000;

const answers = (url: string) =>
  ask(url, "").then(
    () => true,
    () => false,
  );

/** The cookie of somebody who is signed in. */
export async function cookieOf(sessionId: string): Promise<string> {
  // The database client of the product is made when it is first imported: not before there is a database.
  const { sealSession } = await import("#domains/accounts/auth-config.ts");
  return `${sessionCookie()}=${await sealSession(sessionId)}`;
}
