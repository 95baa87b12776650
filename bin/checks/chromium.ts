import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { Trouble } from "../launch/trouble.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The Chromium of the system, else the one that Playwright downloaded, else null. */
export function findChromium(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const ofSystem = folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  if (ofSystem) return ofSystem;
  const ofPlaywright = chromium.executablePath();
  return existsSync(ofPlaywright) ? ofPlaywright : null;
}

/** A Chromium and a font with Chinese, from the distribution where they are missing. @throws Trouble saying what to do */
export function ensureBrowser(): string {
  const wanted = [...(findChromium() ? [] : ["chromium"]), ...(hasChineseFont() ? [] : ["fonts-noto-cjk"])];
  if (wanted.length > 0) installPackages(wanted);
  const found = findChromium();
  if (found && hasChineseFont()) return found;
  throw missing(wanted);
}

function hasChineseFont(): boolean {
  const asked = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" });
  return asked.status === 0 && asked.stdout.trim() !== "";
}

function installPackages(names: string[]) {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) throw missing(names);
  console.log(`正在安装 ${names.join(" ")}…  Installing ${names.join(" ")} …`);
  const options = { stdio: "inherit" as const, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update", "-q"], options);
  spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "fontconfig", ...names], options);
}

function missing(names: string[]) {
  return new Trouble({
    zh: `缺少 ${names.join("、")}。请安装：sudo apt-get install ${names.join(" ")}（或 npx playwright install chromium），再运行 npm test。`,
    en: `${names.join(" and ")} missing. Install: sudo apt-get install ${names.join(" ")} (or npx playwright install chromium), then run npm test again.`,
  });
}
