import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../launch/bootstrap.mjs";
import { SECRETS } from "./web.ts";

/** The product's worker on a database; it is there when it says so. */
export async function startWorker(databaseUrl: string): Promise<{ stop: () => Promise<void> }> {
  const env = { ...process.env, ...SECRETS, NODE_ENV: "production" as const, DATABASE_URL: databaseUrl };
  const child = spawn(process.execPath, [join(root, "bin", "worker.ts")], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  await Promise.race([gone, new Promise((resolve) => child.stdout.once("data", resolve))]);
  if (child.exitCode !== null) throw new Error("the worker did not start");
  child.stdout.resume();
  const stop = async () => {
    child.kill("SIGTERM");
    await gone;
  };
  return { stop };
}
