import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync, statfsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureDatabase, startPostgres } from "#bin/launch/postgres.mjs";
import { endProcesses, isAlive } from "#bin/launch/processes.mjs";

/** A server on which databases may be made and dropped; `ownerUrl` names the role that owns them. */
export type TestServer = { adminUrl: string; ownerUrl: string; close(): Promise<void> };

const PREFIX = "qingfeng-test-";
const MEMORY = "/dev/shm";
const MEMORY_NEEDED_BYTES = 2 * 2 ** 30;

/**
 * A throwaway PostgreSQL in a temporary folder, or the server that QINGFENG_TEST_DATABASE_URL names.
 * `durable` true keeps its promises to the disk, for measurements.
 */
export async function openTestServer(
  options: { durable?: boolean; settings?: Record<string, string | number> } = {},
): Promise<TestServer> {
  const given = process.env.QINGFENG_TEST_DATABASE_URL;
  if (given) return { adminUrl: given, ownerUrl: given, close: async () => {} };
  const durable = options.durable ?? false;
  await sweep();
  const home = await mkdtemp(join(durable ? tmpdir() : quickestPlace(), `${PREFIX}${process.pid}-`));
  const [adminPassword, password] = [secret(), secret()];
  const server = await startPostgres({
    folder: join(home, "postgres"),
    password: adminPassword,
    logFile: join(home, "postgres.log"),
    durable,
    settings: options.settings ?? { max_connections: 200, autovacuum: "off" },
  });
  const ownerUrl = await ensureDatabase(server, { adminPassword, name: "qingfeng", password });
  const close = async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
  return { adminUrl: server.url, ownerUrl, close };
}

const secret = () => randomBytes(12).toString("hex");

/** Memory, where there is plenty: a clone then takes a third of the time. */
function quickestPlace() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > MEMORY_NEEDED_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Ends what runs left behind that were killed before they could tidy up. */
async function sweep() {
  for (const place of [MEMORY, tmpdir()]) {
    for (const name of namesIn(place).filter((entry) => entry.startsWith(PREFIX))) {
      if (isAlive(Number(name.slice(PREFIX.length).split("-")[0]))) continue;
      const pid = runningOn(join(place, name, "postgres"));
      if (pid) await endProcesses([pid], 2000, "SIGQUIT");
      await rm(join(place, name), { recursive: true, force: true });
    }
  }
}

function namesIn(place: string) {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
}

function runningOn(folder: string) {
  try {
    const pid = Number.parseInt(readFileSync(join(folder, "postmaster.pid"), "utf8"), 10);
    return isAlive(pid) && readlinkSync(`/proc/${pid}/cwd`) === folder ? pid : null;
  } catch {
    return null;
  }
}
