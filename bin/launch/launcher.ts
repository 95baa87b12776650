import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isCurrent, isDemonstration } from "#db/current.ts";
import type { Settings } from "#lib/env.ts";
import { addressOf, localAddress } from "./address.ts";
import { root } from "./bootstrap.mjs";
import { ensureBuild } from "./build.ts";
import { openDataFolder } from "./data-folder.ts";
import { type Database, openDatabase } from "./database.ts";
import { type Door, openDoor } from "./door.ts";
import type { Step } from "./door-page.ts";
import { untilHealthy } from "./health.ts";
import { type Lock, takeLock } from "./lock.mjs";
import { checkNode } from "./node-floor.ts";
import type { Prepared } from "./prepare.ts";
import { birthmark, endProcesses, isSame } from "./processes.mjs";
import { prepare, productEnvironment, runWeb, runWorker } from "./product.ts";
import { reportReady, reportUnwell } from "./report.ts";
import { say } from "./say.ts";
import { loadSecrets } from "./secrets.ts";
import { alreadyRuns, dataFolder, lockFile } from "./single.mjs";
import type { Supervised } from "./supervise.ts";

const ORPHAN_PATIENCE_MS = 1_500;
const HEALTHY_WITHIN_MS = 60_000;
const DATABASE_PATIENCE_MS = 30_000;

type Noted = { pid: number; birthmark: string };

/** Brings the house up in order, keeps it up, and takes it down in the opposite order. */
export class Launcher {
  readonly #settings: Settings;
  readonly #data = dataFolder(root);
  readonly #stopping = new AbortController();
  readonly #steps: Record<"database" | "content" | "build" | "open", Step> = {
    database: { zh: "启动数据库", en: "Starting the database", state: "later" },
    content: { zh: "准备数据", en: "Preparing the data", state: "later" },
    build: { zh: "构建页面", en: "Building the pages", state: "later" },
    open: { zh: "打开大门", en: "Opening the doors", state: "later" },
  };
  #lock: Lock | null = null;
  #door: Door | null = null;
  #database: Promise<Database> | null = null;
  #address = "";
  #web: Supervised | null = null;
  #worker: Supervised | null = null;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  get isStopping() {
    return this.#stopping.signal.aborted;
  }

  async start() {
    const began = Date.now();
    const settings = this.#settings;
    const warning = checkNode(settings);
    openDataFolder(this.#data);
    await this.#takeOver();
    const secrets = loadSecrets(this.#data, settings);
    const { port } = await this.#openDoor();
    this.#steps.database.state = "now";
    this.#database = openDatabase(settings, this.#data, secrets, () => this.#note());
    const { url: databaseUrl } = await this.#database;
    this.#throwIfStopping();
    this.#steps.database.state = "done";
    const env = productEnvironment(settings, secrets, { data: this.#data, port, address: this.#address, databaseUrl });
    const [{ setUpLink }] = await Promise.all([this.#prepare(env), this.#build(env)]);
    this.#steps.open.state = "now";
    await this.#door?.close();
    this.#door = null;
    this.#throwIfStopping();
    this.#web = runWeb(env, settings.QINGFENG_HOST, this.#data, () => this.#note());
    this.#worker = runWorker(env, this.#data, () => this.#note());
    const ill = await untilHealthy(localAddress(settings, port), HEALTHY_WITHIN_MS, this.#stopping.signal);
    if (ill) reportUnwell(this.#data, ill);
    const isDemo = await isDemonstration(databaseUrl);
    reportReady({
      settings,
      isDemo,
      port,
      address: this.#address,
      data: this.#data,
      setUpLink,
      warning,
      tookMs: Date.now() - began,
    });
  }

  /** Everything down, the users of the database before the database. */
  async stop(code: number) {
    if (this.isStopping) return;
    this.#stopping.abort(new Error("stopping"));
    this.#note();
    await Promise.all([this.#door?.close(), this.#web?.stop(), this.#worker?.stop()]);
    await Promise.race([this.#closeDatabase(), wait(DATABASE_PATIENCE_MS)]);
    this.#lock?.release();
    process.exit(code);
  }

  /** Also one that is just being opened. A server that takes its time to end is left to it; the next start finds it. */
  async #closeDatabase() {
    const database = await this.#database?.catch(() => null);
    await database?.server?.stop();
  }

  /** Takes the data folder, and ends what a launcher that was killed left running; its database is taken over later. */
  async #takeOver() {
    const lock = takeLock(lockFile(this.#data));
    if (!("release" in lock)) throw alreadyRuns(this.#data, lock.heldBy);
    this.#lock = lock;
    const orphans = ((lock.before?.children ?? []) as Noted[]).filter(isSame);
    if (orphans.length === 0) return;
    say("上次没有正常结束，正在收拾遗留的进程。", "The last run was cut off; what it left running is ended.");
    await endProcesses(
      orphans.map(({ pid }) => pid),
      ORPHAN_PATIENCE_MS,
    );
  }

  async #openDoor(): Promise<Door> {
    const { PORT, QINGFENG_HOST } = this.#settings;
    this.#door = await openDoor(QINGFENG_HOST, PORT, Object.values(this.#steps));
    const { port } = this.#door;
    if (port !== PORT) say(`端口 ${PORT} 已被占用，改用 ${port}。`, `Port ${PORT} is taken; using ${port}.`);
    this.#address = addressOf(this.#settings, port);
    this.#note();
    return this.#door;
  }

  async #prepare(env: Record<string, string | undefined>): Promise<Prepared> {
    this.#steps.content.state = "now";
    // The link for the first administrator has to be asked for; otherwise most starts have nothing to do here.
    const isSettled = this.#settings.QINGFENG_DEMO === "on" && (await isCurrent(env.DATABASE_URL ?? ""));
    const ready = isSettled ? { setUpLink: null } : await prepare(env, this.#data, this.#stopping.signal);
    this.#steps.content.state = "done";
    return ready;
  }

  async #build(env: Record<string, string | undefined>) {
    this.#steps.build.state = "now";
    const onStart = () =>
      say(
        `正在构建页面（约一分钟），进展见 ${this.#address}`,
        `Building the pages (about a minute); watch ${this.#address}`,
      );
    await ensureBuild(join(this.#data, "logs", "build.log"), env, this.#stopping.signal, onStart);
    this.#steps.build.state = "done";
  }

  #throwIfStopping() {
    this.#stopping.signal.throwIfAborted();
  }

  /** For the next start: who is here, and whom to end should this process be killed. */
  #note() {
    const pids = [this.#web?.pid(), this.#worker?.pid()].filter((pid) => pid !== undefined);
    const children: Noted[] = pids.map((pid) => ({ pid, birthmark: birthmark(pid) }));
    this.#lock?.write({ address: this.#address, stopping: this.isStopping, children });
  }
}
