import { existsSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "#db/migrate.ts";
import { settings } from "#lib/env.ts";
import { root } from "./bootstrap.mjs";

/** What one demonstration account is told of; `part` is its role in the story. */
export type Account = { name: string; password: string; part: string };
export type Prepared = { accounts: Account[]; setUpLink: string | null };

// A process of its own, so that the launcher itself holds no connection and no product code.
await migrate(process.env.DATABASE_URL ?? "");
const prepared: Prepared = { accounts: await seedIfEmpty(), setUpLink: await setUpLink() };
process.send?.(prepared, () => process.exit(0));

async function seedIfEmpty(): Promise<Account[]> {
  const { QINGFENG_DEMO, QINGFENG_DEMO_PASSWORD } = settings();
  if (QINGFENG_DEMO === "off" || !existsSync(join(root, "db/seed/demo.ts"))) return [];
  const { isEmpty, seedDemo } = await import("#db/seed/demo.ts");
  return (await isEmpty()) ? seedDemo({ password: QINGFENG_DEMO_PASSWORD }) : [];
}

type SetUp = { hasAdministrator(): Promise<boolean>; issueSetUpLink(origin: string): Promise<string> };

async function setUpLink(): Promise<string | null> {
  if (settings().QINGFENG_DEMO === "on" || !existsSync(join(root, "domains/accounts/set-up.ts"))) return null;
  const path = "#domains/accounts/set-up.ts";
  const { hasAdministrator, issueSetUpLink } = (await import(path)) as SetUp;
  return (await hasAdministrator()) ? null : issueSetUpLink(process.env.QINGFENG_ADDRESS ?? "");
}
