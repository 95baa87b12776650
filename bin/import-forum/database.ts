import { join } from "node:path";
import type { Settings } from "#lib/env.ts";
import { ensureDatabase, startPostgres } from "../launch/postgres.mjs";
import { loadSecrets } from "../launch/secrets.ts";

/** The product's database: the one of DATABASE_URL, or our own, which is left running where the product runs. */
export async function reachDatabase(
  settings: Settings,
  data: string,
): Promise<{ url: string; leave(): Promise<void> }> {
  if (settings.DATABASE_URL) return { url: settings.DATABASE_URL, leave: async () => {} };
  const { POSTGRES_PASSWORD, DATABASE_PASSWORD } = loadSecrets(data, settings);
  const server = await startPostgres({
    folder: join(data, "postgres"),
    password: POSTGRES_PASSWORD,
    logFile: join(data, "logs", "postgres.log"),
  });
  const names = { adminPassword: POSTGRES_PASSWORD, name: "qingfeng", password: DATABASE_PASSWORD };
  const url = await ensureDatabase(server, names);
  return { url, leave: async () => (server.adopted ? undefined : server.stop()) };
}
