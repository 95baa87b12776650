import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "#lib/env.ts";
import { Trouble } from "./trouble.mjs";

const NAMES = [
  "AUTH_SECRET",
  "QINGFENG_PASS_SECRET",
  "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
  "POSTGRES_PASSWORD",
  "DATABASE_PASSWORD",
] as const;
export type Secrets = Record<(typeof NAMES)[number], string>;

/** The secrets of this installation: made once, kept in `data/secrets.json` (0600). What the environment sets wins. */
export function loadSecrets(data: string, settings: Partial<Settings> = {}): Secrets {
  const file = join(data, "secrets.json");
  const kept = read(file);
  if (!kept.POSTGRES_PASSWORD && existsSync(join(data, "postgres", "PG_VERSION"))) throw lost(file);
  const all = Object.fromEntries(
    NAMES.map((name) => [name, kept[name] ?? randomBytes(32).toString("base64")]),
  ) as Secrets;
  if (NAMES.some((name) => !kept[name])) write(file, all);
  chmodSync(file, 0o600);
  const { AUTH_SECRET, QINGFENG_PASS_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = settings;
  const given = { AUTH_SECRET, QINGFENG_PASS_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY };
  return { ...all, ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as Partial<Secrets>) };
}

function read(file: string): Partial<Secrets> {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Trouble({
      zh: `${file} 已损坏，请从备份恢复。`,
      en: `${file} is damaged. Restore it from a backup.`,
      cause,
    });
  }
}

/** Written beside and renamed: a machine that fails in between leaves the old file or the new one. */
function write(file: string, secrets: Secrets) {
  const fresh = `${file}.new`;
  writeFileSync(fresh, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(fresh, file);
}

function lost(file: string) {
  return new Trouble({
    zh: `${file} 里没有数据库口令，而数据库已经存在。请从备份恢复与它同时生成的 secrets.json。`,
    en: `${file} holds no database password, yet there is a database. Restore the secrets.json that was made with it.`,
  });
}
