import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a demonstration account is called, opened with, and what it plays in the story. */
type Account = { name: string; password: string; part: string };

const fileIn = (data: string) => join(data, "demo-accounts.txt");

/** Keeps the passwords of the demonstration where only the owner of the data folder reads them. */
export function keepAccounts(data: string, accounts: Account[]) {
  if (accounts.length === 0) return;
  const lines = accounts.map(({ name, password, part }) => [name, password, part].join("\t"));
  writeFileSync(fileIn(data), `${lines.join("\n")}\n`, { mode: 0o600 });
}

/** Where the passwords are and whom they belong to; null when there is no demonstration. */
export function knownAccounts(data: string): { file: string; names: string[] } | null {
  const file = fileIn(data);
  if (!existsSync(file)) return null;
  const names = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split("\t")[0] ?? "");
  return { file, names };
}
