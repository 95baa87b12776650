import { writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import postgres from "postgres";
import { migrate } from "#db/migrate.ts";
import { openTestServer } from "#db/testing/server.ts";
import { ensureBuild } from "../launch/build.ts";
import { ALONE, measure, measureAlone } from "./measure.ts";
import { SECRETS } from "./web.ts";

/** `npm run bench [-- --json FILE] [-- --quick] [-- --hostile | --queue | --reading | --search | --sight | --threads]`: figures and their ratios, all from one run on one machine. */
const args = process.argv.slice(2);
const jsonFile = args.includes("--json") ? args[args.indexOf("--json") + 1] : undefined;
const sizes: [number, number] = args.includes("--quick") ? [10_000, 100_000] : [100_000, 1_000_000];

Object.assign(process.env, SECRETS);
await ensureBuild(
  "/dev/null",
  { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  new AbortController().signal,
  () => console.log("building …"),
);
const server = await openTestServer({ durable: true });
process.env.DATABASE_URL = server.ownerUrl;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const sql = postgres(server.ownerUrl, { max: 2, onnotice: () => {} });
/** Planting ends with a checkpoint, which only a superuser may allow. */
const admin = postgres(server.adminUrl, { max: 1 });
await admin`grant pg_checkpoint to ${admin(new URL(server.ownerUrl).username)}`;
await admin.end();
try {
  await migrate(server.ownerUrl);
  const alone = (Object.keys(ALONE) as (keyof typeof ALONE)[]).find((name) => args.includes(`--${name}`));
  const { figures, ratios } = alone
    ? await measureAlone(sql, server.ownerUrl, sizes[1], alone)
    : await measure(sql, server.ownerUrl, sizes);
  console.log(`\n${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, Node ${process.versions.node}\n`);
  console.table(figures);
  console.table(ratios);
  if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify({ figures, ratios }, null, 2)}\n`);
} finally {
  await sql.end();
  await server.close();
}
process.exit(0);
