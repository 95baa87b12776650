import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, expect, test } from "vitest";
import { chooseAccount, giveFolder, rootsWays } from "./postgres/account.mjs";
import { findBinaries } from "./postgres/binaries.mjs";
import { initialise } from "./postgres/cluster.mjs";
import { type Server, startPostgres } from "./postgres.mjs";
import { birthmark, gone, isAlive } from "./processes.mjs";

const isRoot = process.getuid?.() === 0;
const home = mkdtempSync(join(tmpdir(), "清风 pg "));
const password = "it's 口令";
const running = new Set<Server>();
const said: string[] = [];
let homes = 0;

/** What this machine lets root do; a container may forbid the one or the other. */
const permitted = { setpriv: ["--ambient-caps=-all"], unshare: ["--user"] };
const ways = Object.entries(permitted).flatMap(([helper, options]) =>
  isRoot && spawnSync(helper, [...options, "true"]).status === 0 ? [helper] : [],
);

const newFolder = () => join(home, `${++homes}`, "postgres");

async function start(
  folder: string,
  more: { ways?: string[]; port?: number; durable?: boolean } = {},
): Promise<Server> {
  const options = {
    folder,
    password,
    logFile: `${folder}.log`,
    say: (line: string) => said.push(line),
    durable: false,
  };
  const server = await startPostgres({ ...options, ...more });
  running.add(server);
  return server;
}

async function ask<T>(server: Server, question: string): Promise<T | undefined> {
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  const rows = await sql.unsafe<{ answer: T }[]>(question).finally(() => sql.end());
  return rows[0]?.answer;
}

afterEach(async () => {
  await Promise.all([...running].map((server) => server.stop()));
  running.clear();
  said.length = 0;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("a new database knows Chinese: UTF-8, sorted by pinyin, page checksums on", async () => {
  const server = await start(newFolder());
  expect(
    await ask(server, "select pg_encoding_to_char(encoding) answer from pg_database where datname = 'postgres'"),
  ).toBe("UTF8");
  expect(
    await ask(server, "select string_agg(n, '' order by n) answer from unnest(array['张','王','安','李']) n"),
  ).toBe("安李王张");
  expect(await ask(server, "select '党' ~ '[[:alpha:]]' answer")).toBe(true);
  expect(await ask(server, "select current_setting('data_checksums') answer")).toBe("on");
});

test.each([undefined, ...ways])(
  "it starts where only its owner may enter, such as below the home of root (way: %s)",
  async (way) => {
    const server = await start(newFolder(), { ways: way ? [way] : undefined });
    expect(statSync(home).mode & 0o077).toBe(0);
    expect(await ask(server, "select 1 answer")).toBe(1);
    if (way) expect(server.way).toBe(way);
  },
);

test("an account without a name can make a database", async () => {
  const [folder, native] = [newFolder(), findBinaries()];
  mkdirSync(folder, { recursive: true });
  const nameless = isRoot ? rootsWays({ uid: 54_321, gid: 54_321 }).find(({ name }) => name === "setpriv") : null;
  const account = { ...(nameless ?? chooseAccount(native, folder)), nameless: true };
  giveFolder(folder, account, false);
  await initialise({ folder, native, account, password, say: () => {}, durable: false });
  expect(await ask(await start(folder), "select 1 answer")).toBe(1);
});

test("a half-initialised folder is set aside whole, with a line that says so", async () => {
  const folder = newFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "precious"), "do not delete");
  await start(folder);
  const aside = readdirSync(join(folder, "..")).find((name) => name.startsWith("postgres.set-aside-")) ?? "";
  expect(readFileSync(join(folder, "..", aside, "precious"), "utf8")).toBe("do not delete");
  expect(said.join("\n")).toContain(aside);
});

test("what an interrupted initdb left is not taken for a database, however complete it looks", async () => {
  const folder = newFolder();
  const first = await start(folder);
  await first.stop();
  writeFileSync(`${folder}.initialising`, "");
  await start(folder);
  expect(readdirSync(join(folder, "..")).filter((name) => name.startsWith("postgres.set-aside-"))).toHaveLength(1);
});

test("an initdb that outlived its launcher is waited for: two in one folder would spoil it", async () => {
  const folder = newFolder();
  mkdirSync(folder, { recursive: true });
  const other = spawn("sleep", ["0.5"]);
  const pid = other.pid ?? 0;
  writeFileSync(`${folder}.initialising`, `${pid} ${birthmark(pid)}`);
  await start(folder);
  expect(isAlive(pid)).toBe(false);
});

test("the complaint of initdb is shown", async () => {
  const [folder, native] = [newFolder(), findBinaries()];
  mkdirSync(folder, { recursive: true });
  const sound = chooseAccount(native, folder);
  const account = {
    ...sound,
    command: (program: string, args: string[]) => sound.command(program, [...args, "--nonsense"]),
  };
  const attempt = initialise({ folder, native, account, password, say: (line) => said.push(line), durable: false });
  await expect(attempt).rejects.toThrow(/nonsense/);
  expect(said.join("\n")).toMatch(/initdb: .*nonsense/);
});

test("a pid file whose number now belongs to somebody else does not stop the start", async () => {
  const folder = newFolder();
  const first = await start(folder);
  const pidFile = readFileSync(join(folder, "postmaster.pid"), "utf8");
  await first.stop();
  writeFileSync(join(folder, "postmaster.pid"), pidFile.replace(/^\d+/, String(process.pid)));
  expect((await start(folder)).adopted).toBe(false);
  expect(isAlive(process.pid)).toBe(true);
});

test("a server that survived its launcher is taken over, not doubled", async () => {
  const folder = newFolder();
  const first = await start(folder);
  const second = await start(folder);
  expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port });
});

test("a server that was killed comes back on the same port with what it held", async () => {
  const folder = newFolder();
  const first = await start(folder, { durable: true });
  await ask(first, "create table kept as select 7 as answer");
  process.kill(first.pid, "SIGKILL");
  await gone([first.pid], 5_000);
  const second = await start(folder, { port: first.port });
  expect(second.port).toBe(first.port);
  expect(await ask(second, "select answer from kept")).toBe(7);
});

test("a folder of another major version is left alone and named", async () => {
  const folder = newFolder();
  const first = await start(folder);
  await first.stop();
  writeFileSync(join(folder, "PG_VERSION"), "17\n");
  await expect(start(folder)).rejects.toThrow(/PostgreSQL 17/);
  expect(readFileSync(join(folder, "PG_VERSION"), "utf8")).toBe("17\n");
});

test("a password that does not fit is told at once, not tried for ever", async () => {
  const folder = newFolder();
  await (await start(folder)).stop();
  const wrong = startPostgres({ folder, password: "other", logFile: `${folder}.log`, durable: false });
  await expect(wrong).rejects.toThrow(/secrets\.json/);
  running.add(await start(folder));
});
