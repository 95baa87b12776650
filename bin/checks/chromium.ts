import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { root } from "../launch/bootstrap.mjs";

/** Chromium without the parts that draw windows: the stories take three quarters of the time with it. */
export const SHELL = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/** A download of some 170 MB; a closed network does not refuse it, it keeps silent. */
const DOWNLOAD_WITHIN_MS = 240_000;

/** The Chromium of the system, else the one that Playwright downloaded, else null. */
export function findChromium(): string | null {
  const ofSystem = NAMES.map(inPath).find((file) => file !== undefined);
  if (ofSystem) return ofSystem;
  const ofPlaywright = chromium.executablePath();
  return existsSync(ofPlaywright) ? ofPlaywright : null;
}

/** The browsers of the stories: the shell for most, the whole Chromium for what the shell lacks (notifications). Where there is no shell, Chromium is both. */
export function browsers(): { shell: string; whole: string } {
  const whole = findChromium();
  if (!whole) throw new Error("no Chromium: ensureTools comes first");
  return { shell: inPath(SHELL) ?? whole, whole };
}

/** One that lacks libraries of the system is there and does not start. */
export function hasChromium(): boolean {
  const found = findChromium();
  return found !== null && spawnSync(found, ["--version"]).status === 0;
}

export const hasShell = () => inPath(SHELL) !== undefined;

/** Playwright's own Chromium, for whoever may not install packages: it lies in their home. Whether it came, `hasChromium` tells. */
export function downloadChromium(withinMs = DOWNLOAD_WITHIN_MS): void {
  console.log("正在下载浏览器…  npx playwright install chromium …");
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium"], {
    stdio: "inherit",
    timeout: withinMs,
    killSignal: "SIGKILL",
  });
}

/** Only Linux may come without: there fontconfig says what there is. */
export function hasChineseFont(): boolean {
  if (process.platform !== "linux") return true;
  const asked = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" });
  return asked.status === 0 && asked.stdout.trim() !== "";
}

function inPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}
