import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import type { Settings } from "#lib/env.ts";
import { findBinaries, majorVersion } from "../launch/postgres/binaries.mjs";
import { Trouble } from "../launch/trouble.mjs";
import { bad, type Finding, ok, warn } from "./finding.ts";

/** `uuidv7()` came with it. */
const OLDEST_VERSION = 180_000;
const EXTENSIONS = ["ltree"];
/** Web and worker have a pool each. */
const PROCESSES = 2;

/** Whether the database can be reached and is of the right kind; or whether our own can be started. */
export async function checkDatabase(settings: Settings, data: string): Promise<Finding[]> {
  const { DATABASE_URL } = settings;
  return DATABASE_URL ? checkServer(DATABASE_URL, settings) : [checkBuiltIn(join(data, "postgres"))];
}

function checkBuiltIn(folder: string): Finding {
  try {
    const ours = majorVersion(findBinaries());
    const made = existsSync(join(folder, "PG_VERSION"))
      ? Number(readFileSync(join(folder, "PG_VERSION"), "utf8"))
      : ours;
    if (made === ours) return ok(`内置 PostgreSQL ${ours} 可用`, `The built-in PostgreSQL ${ours} is there`);
    return bad(
      `${folder} 由 PostgreSQL ${made} 建立，本程序自带 ${ours}：请用旧版本导出后再导入`,
      `${folder} was made by PostgreSQL ${made}, this release brings ${ours}: export with the old release, import here`,
    );
  } catch (error) {
    if (error instanceof Trouble) return bad(error.zh, error.en);
    // The folder belongs to the account that runs the database; that we may not look is as it should be.
    return ok("内置 PostgreSQL 可用", "The built-in PostgreSQL is there");
  }
}

type Server = { version: number; name: string; encoding: string; may: boolean; connections: number };

async function checkServer(url: string, { QINGFENG_POOL, QINGFENG_PREPARE }: Settings): Promise<Finding[]> {
  const prepare = QINGFENG_PREPARE === "on";
  const sql = postgres(url, { max: 1, connect_timeout: 5, prepare, onnotice: () => {} });
  try {
    const [server] = await sql<[Server]>`
      select current_setting('max_connections')::int as connections, current_setting('server_version_num')::int as version, current_setting('server_version') as name,
        current_setting('server_encoding') as encoding, has_database_privilege(current_database(), 'create') as may`;
    const known = await sql`select name from pg_available_extensions where name in ${sql(EXTENSIONS)}`;
    const findings: Finding[] = [];
    if (server.version < OLDEST_VERSION)
      findings.push(
        bad(
          `PostgreSQL ${server.name} 太旧：需要 18 或更新`,
          `PostgreSQL ${server.name} is too old: 18 or newer is needed`,
        ),
      );
    if (server.encoding !== "UTF8")
      findings.push(
        bad(
          `数据库编码是 ${server.encoding}：请以 UTF8 重建`,
          `The database is encoded in ${server.encoding}: make it anew with UTF8`,
        ),
      );
    if (!server.may)
      findings.push(
        bad(
          "数据库账户没有 CREATE 权限：grant create on database … to …",
          "The role may not create in the database: grant create on database … to …",
        ),
      );
    if (known.length < EXTENSIONS.length)
      findings.push(
        bad(
          `数据库缺少扩展 ${EXTENSIONS.join("、")}：请安装 postgresql-contrib`,
          `The server lacks ${EXTENSIONS.join(", ")}: install postgresql-contrib`,
        ),
      );
    if (findings.length === 0 && server.connections < QINGFENG_POOL * PROCESSES)
      findings.push(
        warn(
          `数据库最多 ${server.connections} 个连接，而两个进程各用 QINGFENG_POOL=${QINGFENG_POOL} 个：请调小，或调大 max_connections`,
          `The database allows ${server.connections} connections, and two processes take QINGFENG_POOL=${QINGFENG_POOL} each: lower it, or raise max_connections`,
        ),
      );
    return findings.length > 0
      ? findings
      : [ok(`数据库可用：PostgreSQL ${server.name}`, `The database answers: PostgreSQL ${server.name}`)];
  } catch (error) {
    const why = (error as { code?: string }).code ?? "?";
    return [
      bad(
        `连不上 DATABASE_URL 所指的数据库（${why}）：请检查地址、口令和防火墙`,
        `The database of DATABASE_URL cannot be reached (${why}): check address, password and firewall`,
      ),
    ];
  } finally {
    await sql.end({ timeout: 1 });
  }
}
