import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import type postgres from "postgres";
import { builtActions } from "#e2e/access/build.ts";
import { mutated, part } from "#e2e/access/flight.ts";
import { root } from "../launch/bootstrap.mjs";
import { cookieOf, startWeb } from "./web.ts";

const BODIES = 5_000;
const WARM_UP = 200;
const AT_ONCE = 6;
const SEED = 20261201;
const NOBODYS = "00000000-0000-7000-8000-000000000000";

/**
 * What everybody else feels of somebody who sends calls that no client of ours writes: 5,000 bodies to one action, six at
 * once, and how long the work of web waited meanwhile. An answer that is an error of ours ends the measurement.
 */
export async function measureHostile(sql: postgres.Sql, databaseUrl: string): Promise<Record<string, number>> {
  const [session] = await sql<{ id: string }[]>`insert into sessions (member_id, method, verified_at, expires_at)
    select id, 'password', now(), now() + interval '1 day' from members limit 1 returning id`;
  const cookie = await cookieOf(session!.id);
  const action = builtActions().find(({ name }) => name === "openItemAction");
  const right = [part("_1_itemId", NOBODYS), part("0", '[{"status":"idle"},"$K1"]')];
  const bodies = fc.sample(mutated(right), { numRuns: WARM_UP + BODIES, seed: SEED });
  const folder = mkdtempSync(join(tmpdir(), "qingfeng-bench-"));
  const file = join(folder, "delay.json");
  const web = await startWeb(databaseUrl, 128, "ignore", {
    NODE_OPTIONS: `--import=${pathToFileURL(join(root, "bin/bench/loop-delay.mjs"))}`,
    BENCH_LOOP_DELAY: file,
  });
  const headers = {
    ...{ cookie, origin: web.url, "next-action": action?.id ?? "", accept: "text/x-component" },
    "content-type": "multipart/form-data; boundary=x",
  };
  const send = async (body: string) => {
    const answer = await fetch(`${web.url}/inbox`, { method: "POST", headers, body: Buffer.from(body, "latin1") });
    const text = await answer.text();
    if (answer.status >= 500) throw new Error(`${answer.status} for ${JSON.stringify(body).slice(0, 300)}`);
    return text;
  };
  if (!(await send([...right, "--x--\r\n"].join(""))).includes('"code":"not_found"'))
    throw new Error("the body that is mutated is no call");
  await everyOne(bodies.slice(0, WARM_UP), send);
  process.kill(web.pid, "SIGUSR2");
  await everyOne(bodies.slice(WARM_UP), send);
  await web.stop();
  const delay = JSON.parse(readFileSync(file, "utf8")) as { p99: number; max: number };
  rmSync(folder, { recursive: true });
  return { "hostile-loop-delay-p99-ms": delay.p99, "hostile-loop-delay-max-ms": delay.max };
}

async function everyOne(bodies: string[], send: (body: string) => Promise<unknown>): Promise<void> {
  const waiting = bodies[Symbol.iterator]();
  const work = async () => {
    for (const body of waiting) await send(body);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
