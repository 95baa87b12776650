import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../bootstrap.mjs";

/**
 * A clone in which the launcher, its packages and the database are real, and the product is a stand-in of a few lines:
 * what is tested is who starts, ends and restarts whom. It lies in a folder that only its owner may enter, under a
 * name with spaces and Chinese.
 */
export function makeClone(): string {
  const above = mkdtempSync(join(tmpdir(), "qingfeng-launch-"));
  chmodSync(above, 0o700);
  const clone = join(above, "清风 的 克隆");
  for (const part of [
    "bin",
    "lib/env.ts",
    "lib/plain-page.ts",
    "db/current.ts",
    "drizzle/meta/_journal.json",
    "package.json",
    "package-lock.json",
  ]) {
    cpSync(join(root, part), join(clone, part), { recursive: true });
  }
  linkPackages(clone);
  for (const [file, text] of Object.entries(STAND_IN)) write(join(clone, file), text);
  return clone;
}

/** All packages but Next, of which the launcher needs `build` and `start`. */
function linkPackages(clone: string) {
  const packages = join(clone, "node_modules");
  mkdirSync(packages);
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name !== "next") symlinkSync(join(root, "node_modules", name), join(packages, name));
  }
}

function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const STAND_IN = {
  "app/page.tsx": "",
  "node_modules/next/package.json": '{"type":"module"}',
  // A folder `hold` in the clone keeps the build going, a folder `break` lets it fail.
  "node_modules/next/dist/bin/next": `
    import { createServer } from "node:http";
    import { appendFileSync, existsSync, mkdirSync } from "node:fs";
    import { setTimeout as wait } from "node:timers/promises";
    import postgres from "postgres";
    if (process.argv[2] === "build") {
      appendFileSync("builds", "built\\n");
      while (existsSync("hold")) await wait(20);
      if (existsSync("break")) { console.error("a broken page"); process.exit(1); }
      mkdirSync(".next", { recursive: true });
    } else {
      const sql = postgres(process.env.DATABASE_URL, { max: 1, onnotice() {} });
      const [host, port] = [process.argv[4], Number(process.argv[6])];
      createServer(async (request, response) => {
        const [beat] = await sql\`select clock_timestamp() - at < interval '2 seconds' as fresh from beats\`.catch(() => []);
        response.end(JSON.stringify({ status: beat?.fresh ? "ok" : "degraded", pid: process.pid }));
      }).listen(port, host);
    }`,
  "bin/worker.ts": `
    import postgres from "postgres";
    const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice() {} });
    setInterval(() => sql\`update beats set at = clock_timestamp(), pid = \${process.pid}\`.catch(() => {}), 50);`,
  "db/migrate.ts": `
    import postgres from "postgres";
    export async function migrate(url: string) {
      const sql = postgres(url, { max: 1, onnotice() {} });
      await sql\`create table if not exists beats as select now() as at, 0 as pid\`;
      await sql\`create table if not exists planted (name text)\`;
      await sql\`create table if not exists organisation as select now() as demo_since\`;
      await sql.end();
    }`,
  "db/seed/demo.ts": `
    import postgres from "postgres";
    const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice() {} });
    export const isEmpty = async () => (await sql\`select 1 from planted\`).length === 0;
    export async function seedDemo({ password = "random" }) {
      await sql\`insert into planted values ('admin')\`;
      return [{ name: "admin", password, part: "system" }, { name: "member-works-1", password, part: "member" }];
    }`,
  "domains/accounts/set-up.ts": `
    export const hasAdministrator = async () => false;
    export const issueSetUpLink = async (origin: string) => origin + "/set-up?ticket=once";`,
};
