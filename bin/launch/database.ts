import { join } from "node:path";
import type { Settings } from "#lib/env.ts";
import { ensureDatabase, startPostgres } from "./postgres.mjs";
import type { Secrets } from "./secrets.ts";
import { type Supervised, supervise } from "./supervise.ts";

export type Database = { url: string; adopted: boolean; server: Supervised | null };

/** The database of the product: the one that DATABASE_URL names, or our own under `data/`, kept running. */
export async function openDatabase(
  { DATABASE_URL }: Settings,
  data: string,
  secrets: Secrets,
  onChange: () => void,
): Promise<Database> {
  if (DATABASE_URL) return { url: DATABASE_URL, adopted: false, server: null };
  const options = {
    folder: join(data, "postgres"),
    password: secrets.POSTGRES_PASSWORD,
    logFile: join(data, "logs", "postgres.log"),
    say: (line: string) => console.log(line),
  };
  const first = await startPostgres(options);
  const names = { adminPassword: secrets.POSTGRES_PASSWORD, name: "qingfeng", password: secrets.DATABASE_PASSWORD };
  const url = await ensureDatabase(first, names);
  // Everybody knows the port by now: a server that is started again takes the same.
  const again = () => startPostgres({ ...options, port: first.port });
  return { url, adopted: first.adopted, server: supervise("PostgreSQL", again, { first, onChange }) };
}
