import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { median, timed } from "./figures.ts";
import { ask } from "./load.ts";
import { cookieOf, startWeb } from "./web.ts";

const RUNS = 300;

/**
 * Whether the clock tells an outsider that something exists: what belongs to another unit and what never was are asked
 * for in turn. After `measureModeration`, whose unit is the other one.
 */
export async function measureDenied(sql: postgres.Sql, databaseUrl: string): Promise<Record<string, number>> {
  const [outsider] = await sql<{ id: string }[]>`select id from members where sign_in_name = 'r2'`;
  const [session] = await sql<{ id: string }[]>`insert into sessions (member_id, method, verified_at, expires_at)
    values (${outsider!.id}, 'password', now(), now() + interval '1 day') returning id`;
  const cookie = await cookieOf(session!.id);
  const [post] = await sql<{ id: string; thread: string }[]>`select p.id, t.id as thread from posts p
    join threads t on t.id = p.thread_id join units u on u.id = t.unit_id where u.slug = 'queue' limit 1`;
  const web = await startWeb(databaseUrl, 128);
  const figures: Record<string, number> = {};
  for (const [name, path, id] of [
    ["thread", "/units/queue/forum/threads/", post!.thread],
    ["post", "/flags/", post!.id],
  ] as const) {
    const took: Record<"forbidden" | "missing", number[]> = { forbidden: [], missing: [] };
    const denied = (what: string) => timed(1, () => ask(`${web.url}${path}${what}`, cookie, undefined, 404));
    for (let run = 0; run < RUNS; run++) {
      took.forbidden.push(...(await denied(id)));
      took.missing.push(...(await denied(randomUUID())));
    }
    for (const [answer, all] of Object.entries(took)) figures[`${answer}-${name}-ms`] = median(all.slice(RUNS / 10));
  }
  await web.stop();
  return figures;
}
