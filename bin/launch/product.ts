import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "#lib/env.ts";
import { root } from "./bootstrap.mjs";
import { type Environment, startChild } from "./child.ts";
import { lastWords } from "./logs.mjs";
import type { Prepared } from "./prepare.ts";
import type { Secrets } from "./secrets.ts";
import { type Supervised, supervise } from "./supervise.ts";
import { Trouble } from "./trouble.mjs";
import { webArguments } from "./web-arguments.ts";

/** With the second that the database needs, the whole house is dark within two. */
const PATIENCE_MS = 1_100;

type Place = { data: string; port: number; address: string; databaseUrl: string };

/** What web, worker and the preparation are told; the launcher's own passwords are not among it. */
export function productEnvironment(settings: Settings, secrets: Secrets, place: Place): Environment {
  const { AUTH_SECRET, QINGFENG_PASS_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = secrets;
  return {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(place.port),
    DATABASE_URL: place.databaseUrl,
    QINGFENG_DATA: place.data,
    QINGFENG_ADDRESS: place.address,
    QINGFENG_ORIGIN: settings.QINGFENG_ORIGIN?.join(",") ?? loopbackOrigins(settings, place.port),
    AUTH_SECRET,
    QINGFENG_PASS_SECRET,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  };
}

/** Only this machine can ask, so the names are known; a page elsewhere that points its name at us is none of them. */
function loopbackOrigins({ QINGFENG_HOST }: Settings, port: number): string | undefined {
  return QINGFENG_HOST === "127.0.0.1" ? `http://localhost:${port},http://127.0.0.1:${port}` : undefined;
}

/** Migrates and, where nothing is yet, plants the demonstration. */
export async function prepare(env: Environment, data: string, signal: AbortSignal): Promise<Prepared> {
  const logFile = join(data, "logs", "prepare.log");
  const script = [join(root, "bin/launch/prepare.ts")];
  const { child, ended, stop } = startChild(script, { env, logFile, patienceMs: 500, ipc: true });
  signal.addEventListener("abort", stop);
  const heard: { prepared?: Prepared } = {};
  child.on("message", (message: Prepared) => {
    heard.prepared = message;
  });
  const how = await ended;
  signal.throwIfAborted();
  if (heard.prepared && how === "code 0") return heard.prepared;
  throw new Trouble({
    zh: `数据库准备失败（全文在 ${logFile}）：\n${lastWords(logFile, 30)}`,
    en: "The database could not be prepared; the last words are above.",
  });
}

/** The web process, kept running. */
export function runWeb(env: Environment, host: string, data: string, onChange: () => void): Supervised {
  return runScript("Web", webArguments(host, env.PORT ?? ""), env, join(data, "logs", "web.log"), onChange);
}

/** The worker process, kept running. */
export function runWorker(env: Environment, data: string, onChange: () => void): Supervised | null {
  const script = join(root, "bin", "worker.ts");
  return existsSync(script) ? runScript("Worker", [script], env, join(data, "logs", "worker.log"), onChange) : null;
}

function runScript(name: string, args: string[], env: Environment, logFile: string, onChange: () => void): Supervised {
  return supervise(name, async () => startChild(args, { env, logFile, patienceMs: PATIENCE_MS }), { onChange });
}
