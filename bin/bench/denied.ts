import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { median, timed } from "./figures.ts";
import { ask } from "./load.ts";
import { cookieOf, startWeb } from "./web.ts";

const RUNS = 300;

/**
 * Whether the clock tells an outsider that something exists: what belongs to another unit and what never was are asked
 * for in turn. After `measureLists`, whose units have threads.
 */
export async function measureDenied(sql: postgres.Sql, databaseUrl: string): Promise<Record<string, number>> {
  const [outsider] = await sql<{ id: string }[]>`select id from members where sign_in_name = 'r2'`;
  const [unit] = await sql<{ slug: string }[]>`select slug from units b where slug ~ '^b[0-9]+$' and not exists (
    select from memberships m join units u on u.id = m.unit_id where m.member_id = ${outsider!.id} and u.path <@ b.path)
    limit 1`;
  const [session] = await sql<{ id: string }[]>`insert into sessions (member_id, method, verified_at, expires_at)
    values (${outsider!.id}, 'password', now(), now() + interval '1 day') returning id`;
  const cookie = await cookieOf(session!.id);
  const theirs = await sql<{ post: string; thread: string }[]>`select p.id as post, t.id as thread from threads t
    join units u on u.id = t.unit_id join posts p on p.thread_id = t.id and p.number = 1 where u.slug = ${unit!.slug}
    limit ${RUNS}`;
  // Each is asked for once: what was not there a moment ago is not there from memory.
  const web = await startWeb(databaseUrl, 128);
  const figures: Record<string, number> = {};
  for (const [name, path] of [
    ["thread", `/units/${unit!.slug}/forum/threads/`],
    ["post", "/flags/"],
  ] as const) {
    const took: Record<"forbidden" | "missing", number[]> = { forbidden: [], missing: [] };
    const denied = (what: string) => timed(1, () => ask(`${web.url}${path}${what}`, cookie, undefined, 404));
    for (const { [name]: id } of theirs) {
      took.forbidden.push(...(await denied(id)));
      took.missing.push(...(await denied(randomUUID())));
    }
    for (const [answer, all] of Object.entries(took)) figures[`${answer}-${name}-ms`] = median(all.slice(RUNS / 10));
  }
  await web.stop();
  return figures;
}
