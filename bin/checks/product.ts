import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CLIENT, startProvider } from "#domains/accounts/testing/provider.ts";
import { root } from "../launch/bootstrap.mjs";
import { untilHealthy } from "../launch/health.ts";
import { freePort } from "../launch/ports.mjs";

const READY_WITHIN_MS = 120_000;

/** Whom the OpenID provider of the stories knows, and as whom here. */
const AT_PROVIDER = { "1001": { preferred_username: "wu-haoran" }, "1002": { preferred_username: "nobody-here" } };

/**
 * A demonstration of its own, on data of its own, as `npm start` makes it, with a real OpenID provider beside it;
 * `env` tells the stories where it is.
 */
export async function startProduct(data: string, signal: AbortSignal) {
  const port = await freePort();
  const provider = await startProvider(AT_PROVIDER, `http://localhost:${port}/api/auth/callback/sso`);
  const env = {
    // A hundred stories in a minute are no flood: the limits themselves are held by the tests of their domains.
    QINGFENG_LIMIT_FACTOR: "100",
    QINGFENG_WEB_PUSH: "on",
    QINGFENG_OIDC_ISSUER: provider.issuer,
    QINGFENG_OIDC_CLIENT_ID: CLIENT.id,
    QINGFENG_OIDC_CLIENT_SECRET: CLIENT.secret,
    // Where a story listens as the other system.
    QINGFENG_WEBHOOK_HOSTS: `127.0.0.1:${await freePort()}`,
    QINGFENG_DEMO_PASSWORD: `demo-${randomBytes(9).toString("base64url")}`,
  };
  const house = await startHouse(data, port, env, signal).catch(async (error) => {
    await provider.stop();
    throw error;
  });
  const stop = async (how?: NodeJS.Signals) => {
    await house.stop(how);
    await provider.stop();
  };
  return { env: house.env, stop };
}

/** What `npm start` starts, on a data folder and a port of its own; `output` is what it has said so far. */
export async function startHouse<Env extends Record<string, string>>(
  data: string,
  port: number,
  more: Env,
  signal: AbortSignal,
) {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const env = { PORT: String(port), QINGFENG_URL: `http://localhost:${port}`, QINGFENG_DATA: data, ...more };
  const child = spawn(process.execPath, [join(root, "bin", "start.mjs")], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const gone = new AbortController();
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve())).then(() => gone.abort());
  const stop = async (how: NodeJS.Signals = "SIGTERM") => {
    child.kill(how);
    await exited;
  };
  const ill = await untilHealthy(env.QINGFENG_URL, READY_WITHIN_MS, AbortSignal.any([signal, gone.signal])).catch(
    String,
  );
  if (ill === null) return { env, stop, output: () => output };
  await stop();
  throw new Error(`the product did not become well (${ill}):\n${output}`);
}
