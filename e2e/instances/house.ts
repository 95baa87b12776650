import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cookieOf, SECRETS, startWeb } from "#bin/bench/web.ts";
import { ensureDatabase, startPostgres } from "#bin/launch/postgres.mjs";
import { migrate } from "#db/migrate.ts";

export type House = Awaited<ReturnType<typeof openHouse>>;

/** Two web processes on one database of their own, as they stand behind a balancer; the database can be stopped. */
export async function openHouse() {
  const home = mkdtempSync(join(tmpdir(), "qingfeng-house-"));
  const options = {
    folder: join(home, "postgres"),
    password: "of-this-run-alone",
    logFile: join(home, "postgres.log"),
    durable: false,
    settings: { max_connections: 60, shared_buffers: "32MB" },
  };
  let server = await startPostgres(options);
  const owner = { adminPassword: options.password, name: "qingfeng", password: options.password };
  const databaseUrl = await ensureDatabase(server, owner);
  await migrate(databaseUrl);
  const leaveEnvironment = enterEnvironment({ ...SECRETS, DATABASE_URL: databaseUrl, QINGFENG_ORIGIN: "" });
  // What they say while the database is gone is meant, and long.
  const starting = [startWeb(databaseUrl, 32, "ignore"), startWeb(databaseUrl, 32, "ignore")];
  const [thread, ...webs] = await Promise.all([plantThread(), ...starting]);
  return {
    ...thread,
    urls: webs.map(({ url }) => url) as [string, string],
    stopDatabase: () => server.stop(),
    startDatabase: async () => {
      server = await startPostgres({ ...options, port: server.port });
    },
    close: async () => {
      await Promise.all(webs.map((web) => web.stop()));
      await globalThis.qingfengSql?.end({ timeout: 1 });
      await server.stop();
      rmSync(home, { recursive: true, force: true });
      leaveEnvironment();
    },
  };
}

/** Sets variables of this process; returns how to put back what stood there: the next story of the worker starts its own house. */
function enterEnvironment(own: Record<string, string>): () => void {
  const before = Object.keys(own).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, own);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

/** A discussion of the whole organisation, and people who may join in. */
async function plantThread() {
  // Loaded once it is known which database this is.
  const { castOf } = await import("#db/testing/cast.ts");
  const { plantBoard, plantThread } = await import("#db/testing/forum.ts");
  const { openSession } = await import("#domains/accounts/sessions.ts");
  const cast = await castOf();
  const [writer, reader] = [await cast.member("works-1", "石磊"), await cast.member("office-1", "陈建国")];
  const board = await plantBoard(null);
  const { id } = await plantThread({ boardId: board.id, unitId: null }, writer, [{ by: writer, text: "夜班怎么排" }]);
  const signIn = async (person: { id: string }) => {
    const opening = { memberId: person.id, method: "password", passed: "password", kept: false } as const;
    const [name = "", value = ""] = (await cookieOf(await openSession(opening, { ip: null, userAgent: "" }))).split(
      "=",
    );
    return { name, value };
  };
  return { path: `/forum/threads/${id}`, writer, reader, signIn };
}
