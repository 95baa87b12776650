import { migrate } from "#db/migrate.ts";
import { settings } from "#lib/env.ts";
import { root } from "./bootstrap.mjs";
import { keepAccounts } from "./demo-accounts.ts";
import { dataFolder } from "./single.mjs";

export type Prepared = { setUpLink: string | null };

// A process of its own, so that the launcher itself holds no connection and no product code.
await migrate(process.env.DATABASE_URL ?? "");
await seedIfEmpty();
const prepared: Prepared = { setUpLink: await setUpLink() };
process.send?.(prepared, () => process.exit(0));

async function seedIfEmpty() {
  const { QINGFENG_DEMO, QINGFENG_DEMO_PASSWORD } = settings();
  if (QINGFENG_DEMO === "off") return;
  const { isEmpty, seedDemo } = await import("#db/seed/demo.ts");
  if (await isEmpty()) keepAccounts(dataFolder(root), await seedDemo({ password: QINGFENG_DEMO_PASSWORD }));
}

async function setUpLink(): Promise<string | null> {
  if (settings().QINGFENG_DEMO === "on") return null;
  const { hasAdministrator, issueSetUpLink } = await import("#domains/accounts/set-up.ts");
  return (await hasAdministrator()) ? null : issueSetUpLink(process.env.QINGFENG_ADDRESS ?? "");
}
