import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { installPackages, missing } from "./packages.ts";

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
  if (wanted.length > 0) installPackages(["fontconfig", ...wanted]);
  const found = findChromium();
  if (found && hasChineseFont()) return found;
  throw missing(wanted);
}

function hasChineseFont(): boolean {
  const asked = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" });
  return asked.status === 0 && asked.stdout.trim() !== "";
}
