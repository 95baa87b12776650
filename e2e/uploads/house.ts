import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SECRETS } from "#bin/bench/web.ts";
import { untilHealthy } from "#bin/launch/health.ts";
import { freePort } from "#bin/launch/ports.mjs";
import { ensureDatabase, startPostgres } from "#bin/launch/postgres.mjs";

export type House = Awaited<ReturnType<typeof openHouse>>;

const READY_WITHIN_MS = 90_000;

/**
 * The product as `npm start` runs it, on data of its own and without ffmpeg: its web process may be killed, and is started
 * again by the launcher, or be kept from writing long files. One editor is signed in.
 */
export async function openHouse() {
  const home = mkdtempSync(join(tmpdir(), "qingfeng-uploads-"));
  const [data, nowhere] = [join(home, "data"), join(home, "no-programs")];
  for (const folder of [data, nowhere]) mkdirSync(folder, { mode: 0o700 });
  const password = "of-this-run-alone";
  const options = { folder: join(home, "postgres"), password, logFile: join(home, "postgres.log"), durable: false };
  const server = await startPostgres(options);
  const databaseUrl = await ensureDatabase(server, { adminPassword: password, name: "qingfeng", password });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = { ...process.env, ...SECRETS, DATABASE_URL: databaseUrl, QINGFENG_DATA: data, QINGFENG_DEMO: "off" };
  const launcher = spawn(process.execPath, [join("bin", "launch", "main.ts")], {
    env: { ...env, PORT: String(port), PATH: nowhere, QINGFENG_ORIGIN: url },
    stdio: "ignore",
  });
  const gone = new Promise<void>((resolve) => launcher.once("close", () => resolve()));
  process.once("exit", () => launcher.kill("SIGKILL"));
  const isWell = async () => (await untilHealthy(url, READY_WITHIN_MS, new AbortController().signal)) === null;
  if (!(await isWell())) throw new Error("the house did not become well");
  const planted = execFileSync(process.execPath, [join("e2e", "uploads", "plant-editor.ts")], { env });
  const [name = "", value = ""] = String(planted).trim().split("=");
  return {
    url,
    cookie: { name, value, url },
    /** Where uploads lie that are not whole yet. */
    unfinished: join(data, "uploads"),
    /** The process that answers, of which the launcher takes care. */
    web: () => (JSON.parse(readFileSync(join(data, "launcher.lock"), "utf8")).children[0] as { pid: number }).pid,
    isWell,
    close: async () => {
      launcher.kill("SIGTERM");
      await gone;
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
