import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { installPackages, mayInstall, missing } from "./packages.ts";

/** Chromium without the parts that draw windows: the stories take three quarters of the time with it. */
const SHELL = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FONT = "fonts-noto-cjk";

/** The Chromium of the system, else the one that Playwright downloaded, else null. */
export function findChromium(): string | null {
  const ofSystem = NAMES.map(inPath).find((file) => file !== undefined);
  if (ofSystem) return ofSystem;
  const ofPlaywright = chromium.executablePath();
  return existsSync(ofPlaywright) ? ofPlaywright : null;
}

/**
 * The browsers of the stories and a font with Chinese, from the distribution where they are missing: the shell for most, the whole
 * Chromium for what the shell lacks (notifications). Where the shell is not to be had, Chromium is both.
 * @throws Trouble saying what to do
 */
export function ensureBrowsers(): { shell: string; whole: string } {
  if (!inPath(SHELL) && mayInstall()) installPackages([SHELL]);
  const wanted = [...(findChromium() ? [] : ["chromium"]), ...(hasChineseFont() ? [] : [FONT])];
  if (wanted.length > 0) installPackages(["fontconfig", ...wanted]);
  const whole = findChromium();
  if (whole && hasChineseFont()) return { shell: inPath(SHELL) ?? whole, whole };
  throw missing(wanted);
}

function inPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

function hasChineseFont(): boolean {
  const asked = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" });
  return asked.status === 0 && asked.stdout.trim() !== "";
}
