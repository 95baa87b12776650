import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { alive, expect, expectAccessible, test } from "../fixtures.ts";
import { type House, openHouse } from "./house.ts";

// What only a product can show that may be killed, or lack something, without anybody else noticing.
test.describe.configure({ mode: "default" });

const MB = 2 ** 20;
const folder = mkdtempSync(join(tmpdir(), "qingfeng-papers-"));
let house: House;
const contexts: BrowserContext[] = [];
test.beforeAll(async () => {
  test.setTimeout(120_000);
  house = await openHouse();
});
test.afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
test.afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A document of some megabytes that no other is like. */
function paper(name: string, megabytes: number): string {
  const path = join(folder, `${name}.pdf`);
  writeFileSync(
    path,
    Buffer.concat([Buffer.from("%PDF-1.4\n"), randomBytes(megabytes * MB), Buffer.from("\n%%EOF\n")]),
  );
  return path;
}

/** The editor at the library, whose line takes so many megabytes a second. */
async function atTheLibrary(browser: Browser, megabytesPerSecond = 0): Promise<Page> {
  const context = await browser.newContext({ baseURL: house.url, locale: "zh-CN" });
  contexts.push(context);
  await context.addCookies([house.cookie]);
  const page = await context.newPage();
  await page.goto("/desk/media");
  await alive(page);
  if (megabytesPerSecond === 0) return page;
  const line = await context.newCDPSession(page);
  const limits = { offline: false, latency: 0, downloadThroughput: -1 };
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", { ...limits, uploadThroughput: megabytesPerSecond * MB });
  return page;
}

const choose = (page: Page, path: string) => page.locator(".addbox input[type=file]").setInputFiles(path);
const lineOf = (page: Page) => page.locator(".uploads > li");
const arrived = (page: Page) => lineOf(page).getByText("已放入");

/** How many bytes of the one upload that is under way have reached the disk. */
const written = () => {
  if (!existsSync(house.unfinished)) return 0;
  const names = readdirSync(house.unfinished).filter((name) => !name.endsWith(".json"));
  return Math.max(0, ...names.map((name) => statSync(join(house.unfinished, name)).size));
};

/** That what lies in the library under this name is the same file, byte for byte. */
async function expectSame(page: Page, name: string, path: string) {
  await page.goto(`/desk/media?q=${name}`);
  await page.locator(".mgrid a").click();
  const address = await page.getByRole("link", { name: "下载原件" }).getAttribute("href");
  const got = await (await page.request.get(address ?? "")).body();
  const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  expect(hash(got)).toBe(hash(readFileSync(path)));
}

test("web is killed in the middle of a piece: the launcher starts it again, the browser goes on by itself, and the file is whole", async ({
  browser,
}) => {
  const path = paper("killed", 20);
  const page = await atTheLibrary(browser, 6);
  await choose(page, path);
  await expect.poll(written, { intervals: [20], timeout: 20_000 }).toBeGreaterThan(MB);
  const before = house.web();
  process.kill(before, "SIGKILL");
  expect(written()).toBeLessThan(20 * MB);
  await expect.poll(() => house.web(), { timeout: 20_000 }).not.toBe(before);
  await expect(arrived(page)).toBeVisible({ timeout: 30_000 });
  await expectSame(page, "killed", path);
});

test("a disk that is full in the middle of an upload is told in a sentence; once there is room the same line goes on where it was", async ({
  browser,
}) => {
  const path = paper("full", 20);
  const page = await atTheLibrary(browser);
  // No file of web may grow beyond this: it meets the same refusal as on a disk that is full.
  const limit = (bytes: number | "unlimited") =>
    execFileSync("prlimit", ["--pid", String(house.web()), `--fsize=${bytes}:`]);
  limit(11 * MB);
  await choose(page, path);
  await expect(lineOf(page).getByRole("alert")).toHaveText(/^存储空间已满，文件没有保存；以前保存的都在。/);
  await expectAccessible(page);
  expect(written()).toBeGreaterThan(8 * MB);
  limit("unlimited");
  const offsets: number[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
  });
  await lineOf(page).getByRole("button", { name: "继续上传" }).click();
  await expect(arrived(page)).toBeVisible({ timeout: 20_000 });
  expect(offsets[0]).toBeGreaterThan(8 * MB);
  await expectSame(page, "full", path);
});

test("200 MB pass through web without lying in its memory", async () => {
  const [size, piece] = [200 * MB, 8 * MB];
  const memory = () => {
    const [, kb = ""] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${house.web()}/status`, "utf8")) ?? [];
    return Number(kb) / 1024;
  };
  const cookie = `${house.cookie.name}=${house.cookie.value}`;
  const own = { cookie, origin: house.url, "tus-resumable": "1.0.0" };
  const begun = await fetch(`${house.url}/api/media/uploads`, {
    method: "POST",
    headers: { ...own, "upload-length": String(size) },
  });
  const at = new URL(begun.headers.get("location") ?? "", house.url);
  const before = memory();
  let most = 0;
  for (let from = 0; from < size; from += piece) {
    const body = Buffer.alloc(piece);
    if (from === 0) body.write("%PDF-1.4\n");
    if (from + piece === size) body.write("%%EOF\n", piece - 6);
    const type = "application/offset+octet-stream";
    const headers = { ...own, "upload-offset": String(from), "content-type": type };
    expect((await fetch(at, { method: "PATCH", headers, body })).status).toBe(204);
    most = Math.max(most, memory() - before);
  }
  const taken = await fetch(at, { method: "POST", headers: own });
  most = Math.max(most, memory() - before);
  const { mediaId } = (await taken.json()) as { mediaId: string };
  const tail = await fetch(`${house.url}/api/media/${mediaId}/file`, { headers: { ...own, range: "bytes=-6" } });
  expect([tail.headers.get("content-range"), await tail.text()]).toEqual([
    `bytes ${size - 6}-${size - 1}/${size}`,
    "%%EOF\n",
  ]);
  expect(most).toBeLessThan(100);
});

test("a machine without ffmpeg says so where the film is, and plays it as it came", async ({ browser }) => {
  const page = await atTheLibrary(browser);
  await choose(page, join("db", "seed", "films", "clear-wind.mp4"));
  await expect(arrived(page)).toBeVisible();
  await page.goto("/desk/media?q=clear-wind");
  await page.locator(".mgrid a").click();
  await page.waitForURL(/\/media\/[0-9a-f-]+$/);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("服务器没有 ffmpeg，视频按原样播放。")).toBeVisible({ timeout: 500 });
  }).toPass();
  const film = page.locator("video");
  await film.evaluate((player: HTMLVideoElement) => {
    player.muted = true;
    return player.play();
  });
  await expect.poll(() => film.evaluate((player: HTMLVideoElement) => player.currentTime)).toBeGreaterThan(0.3);
  await expect.poll(() => film.evaluate((player: HTMLVideoElement) => player.currentSrc)).toMatch(/\/file$/);
  await expectAccessible(page);
});
