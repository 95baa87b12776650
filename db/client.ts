import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "#db/schema/index.ts";
import { readSettings } from "#lib/env.ts";
import { preparing } from "./prepared.ts";
import { onClose, transactionsOf } from "./transactions.ts";

export type Db = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
/** The client or a transaction: queries take either. */
export type Reader = Db | Tx;

/** No request of a page may hold the database longer than this. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** While the database is away a request fails soon instead of waiting for it, and the first after its return is served. */
const CONNECT_TIMEOUT_SEC = 5;
const RETRY_PAUSE_SEC = 0.1;

declare global {
  var qingfengSql: postgres.Sql | undefined;
}

/** One pool a process, however often the bundler copies this module. */
function connect(): postgres.Sql {
  const { DATABASE_URL, QINGFENG_POOL, QINGFENG_PREPARE } = readSettings(process.env);
  const client = postgres(DATABASE_URL ?? "", {
    max: QINGFENG_POOL,
    onnotice: () => {},
    onclose: onClose,
    connect_timeout: CONNECT_TIMEOUT_SEC,
    backoff: () => RETRY_PAUSE_SEC,
    prepare: QINGFENG_PREPARE === "on",
    connection: { application_name: "qingfeng", statement_timeout: STATEMENT_TIMEOUT_MS },
  });
  const begin = transactionsOf(client) as typeof client.begin;
  return Object.assign(client, { unsafe: preparing(client.unsafe), begin });
}

globalThis.qingfengSql ??= connect();
export const sqlClient: postgres.Sql = globalThis.qingfengSql;

export const db: Db = drizzle(sqlClient, { schema });
