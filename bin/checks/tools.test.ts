import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { root } from "../launch/bootstrap.mjs";

let machine = "";
const asked: string[] = [];
let isSilent = false;
/** Where Playwright looks for its browsers; it has none. */
const shop = createServer((request, response) => {
  asked.push(request.url ?? "");
  if (!isSilent) response.writeHead(404).end();
});

beforeAll(() => new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  shop.closeAllConnections();
  shop.close();
});
beforeEach(() => {
  machine = mkdtempSync(join(tmpdir(), "qingfeng-tools-"));
  mkdirSync(join(machine, "bin"));
  asked.length = 0;
});
afterEach(() => rmSync(machine, { recursive: true }));

const program = (name: string, script: string) =>
  writeFileSync(join(machine, "bin", name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

/** A script of ours on a machine that has nothing but these programs. */
async function run(...args: string[]): Promise<{ code: number | null; told: string }> {
  const { port } = shop.address() as AddressInfo;
  const env = {
    NODE_ENV: "test" as const,
    PATH: join(machine, "bin"),
    HOME: machine,
    PLAYWRIGHT_BROWSERS_PATH: join(machine, "browsers"),
    PLAYWRIGHT_DOWNLOAD_HOST: `http://127.0.0.1:${port}`,
  };
  const child = spawn(process.execPath, args, { cwd: root, env });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (told += text));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, told };
}
const checks = (...stages: string[]) => run(join(root, "bin/checks/main.ts"), ...stages);

test("on a machine without browser, fonts and ffmpeg the download is tried, then all that is missing is told with its mend, and nothing was begun", async () => {
  const { code, told } = await checks("vitest", "playwright", "build");
  expect(asked.join()).toMatch(/chrom/);
  for (const mend of [
    /· ffmpeg: sudo apt-get install ffmpeg/,
    /· a Chromium: .*npx playwright install --with-deps chromium/,
    /· a font with Chinese: sudo apt-get install fontconfig fonts-noto-cjk/,
    /缺少下列工具/,
  ])
    expect(told).toMatch(mend);
  expect(told).not.toMatch(/[✓✗] (?:build|vitest|playwright)/);
  expect(code).toBe(1);
});

test("what is there is not asked for, nor what no chosen stage needs", async () => {
  program("chromium", "exit 0");
  program("fc-list", "echo Noto Sans CJK SC");
  const { told } = await checks("vitest", "playwright");
  expect(asked).toEqual([]);
  expect(told).toMatch(/ffmpeg: sudo/);
  expect(told).not.toMatch(/a Chromium:|a font/);
});

test("a browser that lacks libraries, and does not start, counts as missing", async () => {
  program("chromium", "exit 127");
  program("fc-list", "echo Noto Sans CJK SC");
  expect((await checks("playwright")).told).toMatch(/· a Chromium:/);
});

test("a network that keeps silent is waited for no longer than was said", async () => {
  isSilent = true;
  const chromium = JSON.stringify(join(root, "bin/checks/chromium.ts"));
  const { code } = await run("-e", `import(${chromium}).then((m) => m.downloadChromium(4000))`);
  isSilent = false;
  expect(code).toBe(0);
  expect(asked.length).toBeGreaterThan(0);
});
