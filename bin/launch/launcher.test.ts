import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { isBelowFloor } from "./node-version.mjs";
import { gone, isAlive } from "./processes.mjs";
import { makeClone } from "./testing/clone.ts";
import { killAll, pidsOf, type Run, runStart, until, untilReady, untilWell } from "./testing/run.ts";

// One clone, started many times: the tests follow each other as the days of an installation do.
let clone = "";
let run: Run | undefined;
const data = (...path: string[]) => join(clone, "data", ...path);
/** What is promised of a stop. The whole product is timed by `npm test -- restart`. */
const STOP_MS = 2_000;
const builds = () => readFileSync(join(clone, "builds"), "utf8").split("\n").length - 1;

async function start(env: Record<string, string> = {}) {
  run = await runStart(clone, env);
  return run;
}

async function stop(signal: NodeJS.Signals = "SIGTERM") {
  run?.process.kill(signal);
  await run?.exited;
  run = undefined;
}

beforeAll(() => {
  clone = makeClone();
});
afterEach(async () => {
  killAll(clone, run);
  await run?.exited;
});
afterAll(() => rmSync(dirname(clone), { recursive: true, force: true }));

test("while the pages are built the port shows the progress, in both languages and without a foreign request", async () => {
  mkdirSync(join(clone, "hold"));
  const { port } = await start({ QINGFENG_DEMO_PASSWORD: "demo-password" });
  const page = await until(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/bulletins`);
    return answer.status === 503 && answer.text();
  });
  expect(page).toContain("清风正在准备");
  expect(page).toContain("Building the pages");
  expect(page).not.toMatch(/https?:\/\//);
  await until(() => existsSync(join(clone, "builds")));
  rmSync(join(clone, "hold"), { recursive: true });
  expect(await untilWell(port)).toBeGreaterThan(0);
  await untilReady(run as Run);
  expect(run?.output()).toContain(`http://localhost:${port}`);
  expect(run?.output()).toContain("admin · member-works-1");
  expect(run?.output()).not.toContain("demo-password");
  await stop();
});

test("secrets and passwords are for the owner's eyes only", () => {
  expect(readFileSync(data("demo-accounts.txt"), "utf8")).toContain("member-works-1\tdemo-password");
  for (const file of ["secrets.json", "demo-accounts.txt"]) expect(statSync(data(file)).mode & 0o777).toBe(0o600);
  expect(statSync(data()).mode & 0o007).toBe(0);
});

test("the second start neither builds nor plants again, and keeps the secrets", async () => {
  const [built, secrets] = [builds(), readFileSync(data("secrets.json"), "utf8")];
  await untilReady(await start());
  expect(builds()).toBe(built);
  expect(readFileSync(data("secrets.json"), "utf8")).toBe(secrets);
  expect(run?.output()).toContain("demo-accounts.txt");
  await stop();
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s ends everything in time and leaves nothing running",
  async (signal) => {
    const stopped = async () => {
      await untilReady(await start());
      const pids = Object.values(pidsOf(clone));
      const asked = performance.now();
      await stop(signal);
      const tookMs = performance.now() - asked;
      expect(pids.filter(isAlive)).toEqual([]);
      expect(existsSync(data("launcher.lock"))).toBe(false);
      return tookMs;
    };
    const tookMs = await stopped();
    // Tests of other files compete with this one: once it may be they who took the time.
    expect(tookMs < STOP_MS ? tookMs : await stopped()).toBeLessThan(STOP_MS);
  },
);

test("a taken port leads to the next free one, and that is said", async () => {
  const other = createServer();
  const taken = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port));
  });
  await untilReady(await start({ PORT: String(taken) }));
  expect(run?.output()).toMatch(new RegExp(`Port ${taken} is taken; using \\d+`));
  await stop();
  other.close();
});

test("whoever is killed comes back: web, worker, database", async () => {
  const { port } = await start();
  await untilReady(run as Run);
  for (const victim of ["web", "worker", "postgres"] as const) {
    const before = pidsOf(clone);
    process.kill(before[victim], "SIGKILL");
    await until(
      () => pidsOf(clone)[victim] !== before[victim] && isAlive(pidsOf(clone)[victim]),
      () => run?.output() ?? "",
    );
    await untilWell(port);
  }
  await stop();
});

test("a second start on the same data is refused and told where the first one runs", async () => {
  const { port } = await start();
  await untilReady(run as Run);
  const second = await runStart(clone);
  expect(await second.exited).toBe(1);
  expect(second.output()).toMatch(new RegExp(`already running .*${port}`));
  await untilWell(port);
  await stop();
});

test("after the launcher itself was killed the next start takes over the database and ends the orphans", async () => {
  await untilReady(await start());
  const before = pidsOf(clone);
  run?.process.kill("SIGKILL");
  await run?.exited;
  const { port } = await start();
  await untilReady(run as Run);
  expect(await gone([before.web, before.worker], 0)).toBe(true);
  expect(pidsOf(clone).postgres).toBe(before.postgres);
  await untilWell(port);
  await stop();
});

test("without its secrets a database is not opened, and no new ones are made: the start says what is lost", async () => {
  const [secrets, kept] = [data("secrets.json"), join(clone, "kept.json")];
  renameSync(secrets, kept);
  const { exited, output } = await start();
  expect(await exited).toBe(1);
  expect(output()).toContain("Restore the secrets.json that was made with it");
  expect(existsSync(secrets)).toBe(false);
  writeFileSync(secrets, "{ half a file");
  const again = await start();
  expect(await again.exited).toBe(1);
  expect(again.output()).toContain("is damaged");
  expect(readFileSync(secrets, "utf8")).toBe("{ half a file");
  renameSync(kept, secrets);
  await untilReady(await start());
  await stop();
});

test("with DATABASE_URL the product runs on that server, makes none of its own, and leaves it running", async () => {
  const elsewhere = join(clone, "data-of-another-server");
  const { DATABASE_URL = "" } = process.env;
  const { port } = await start({ DATABASE_URL, QINGFENG_DATA: elsewhere });
  await untilReady(run as Run);
  await untilWell(port);
  expect(existsSync(join(elsewhere, "postgres"))).toBe(false);
  // The house on that server has no demonstration: nobody is told accounts that open nothing.
  expect(existsSync(join(elsewhere, "demo-accounts.txt"))).toBe(true);
  expect(run?.output()).not.toContain("demo-accounts.txt");
  await stop();
  const sql = postgres(DATABASE_URL, { max: 1 });
  expect(await sql`select name from planted`).toEqual([{ name: "admin" }]);
  await sql.end();
});

test.runIf(isBelowFloor(process.version))(
  "on a Node with a known hole others are not served, and nothing is touched",
  async () => {
    const elsewhere = join(clone, "elsewhere");
    for (const [name, value] of [
      ["QINGFENG_HOST", "0.0.0.0"],
      ["QINGFENG_ORIGIN", "https://qingfeng.example.org"],
    ] as const) {
      const { exited, output } = await start({ [name]: value, QINGFENG_DATA: elsewhere });
      expect(await exited).toBe(1);
      expect(output()).toContain("must not serve others");
    }
    expect(existsSync(elsewhere)).toBe(false);
    await untilReady(await start({ QINGFENG_HOST: "0.0.0.0", QINGFENG_ALLOW_OLD_NODE: "1" }));
    expect(run?.output()).toContain("Change to");
    await stop();
  },
);

test("a build that fails says why, and leaves nothing running", async () => {
  mkdirSync(join(clone, "break"));
  rmSync(join(clone, ".next"), { recursive: true });
  const { exited, output } = await start();
  expect(await exited).toBe(1);
  expect(output()).toContain("a broken page");
  expect(existsSync(data("postgres", "postmaster.pid"))).toBe(false);
  rmSync(join(clone, "break"), { recursive: true });
});

test("without the demonstration the first administrator gets a link", async () => {
  const { port } = await start({ QINGFENG_DEMO: "off" });
  await untilReady(run as Run);
  expect(run?.output()).toContain(`http://localhost:${port}/set-up?ticket=once`);
  await stop();
});

test("a setting that cannot be used ends the start with a sentence, before anything is touched", async () => {
  const { exited, output } = await start({ PORT: "many", QINGFENG_DATA: join(clone, "elsewhere") });
  expect(await exited).toBe(1);
  expect(output()).toMatch(/PORT：应为/);
  expect(existsSync(join(clone, "elsewhere"))).toBe(false);
});

test("a data folder that is full, or on a read-only disk, ends the start with a sentence of its own, before anything is begun", async () => {
  const full = join(clone, "full");
  mkdirSync(full);
  // What is written through it finds no room, as on a full disk.
  symlinkSync("/dev/full", join(full, ".room"));
  for (const [folder, sentence] of [
    [full, "The disk is full"],
    // Nobody makes a folder there, not even root.
    ["/sys/qingfeng/data", "cannot be written to (rights, or a read-only disk)"],
  ] as const) {
    const { exited, output } = await start({ QINGFENG_DATA: folder });
    expect(await exited).toBe(1);
    expect(output()).toContain(sentence);
    expect(output()).not.toContain("    at ");
  }
  expect(existsSync(join(full, "secrets.json"))).toBe(false);
});

test("a stop in the middle of the first start leaves nothing running", async () => {
  const elsewhere = join(clone, "data-2");
  await start({ QINGFENG_DATA: elsewhere });
  await until(() => existsSync(join(elsewhere, "postgres.initialising")));
  await stop();
  expect(existsSync(join(elsewhere, "launcher.lock"))).toBe(false);
  expect(existsSync(join(elsewhere, "postgres", "postmaster.pid"))).toBe(false);
});
