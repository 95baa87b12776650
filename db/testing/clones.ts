import { randomBytes } from "node:crypto";
import postgres from "postgres";

/** Where clones are taken from; plain strings, so that it passes from the run to its workers. */
export type Template = { adminUrl: string; ownerUrl: string; name: string };
export type Clone = { url: string; drop(): Promise<void> };

/** Takes a clone: a real database of one's own in some 30 ms. */
export async function cloneDatabase({ adminUrl, ownerUrl, name }: Template): Promise<Clone> {
  const clone = uniqueName("clone");
  const owner = roleOf(ownerUrl);
  await asAdmin(adminUrl, (sql) => sql.unsafe(`create database "${clone}" template "${name}" owner "${owner}"`));
  return { url: inDatabase(ownerUrl, clone), drop: () => dropDatabase(adminUrl, clone) };
}

async function dropDatabase(adminUrl: string, name: string) {
  await asAdmin(adminUrl, (sql) => sql.unsafe(`drop database if exists "${name}" with (force)`));
}

/** Removes the template; the throwaway server would go anyway, a server that was lent stays tidy. */
export const dropTemplate = ({ adminUrl, name }: Template) => dropDatabase(adminUrl, name);

export const uniqueName = (kind: string) => `qingfeng_${kind}_${randomBytes(6).toString("hex")}`;
export const roleOf = (url: string) => decodeURIComponent(new URL(url).username);

export function inDatabase(url: string, name: string) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

export async function asAdmin(adminUrl: string, run: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(adminUrl, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    await run(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
