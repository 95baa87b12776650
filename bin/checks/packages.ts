import { spawnSync } from "node:child_process";
import { Trouble } from "../launch/trouble.mjs";

/** Whether this is Debian or its kin, as root. */
export const mayInstall = () => process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;

/** Installs packages of the distribution (Debian and its kin, as root). @throws Trouble saying what to do elsewhere */
export function installPackages(names: string[]): void {
  if (!mayInstall()) throw missing(names);
  console.log(`正在安装 ${names.join(" ")}…  Installing ${names.join(" ")} …`);
  const options = { stdio: "inherit" as const, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update", "-q"], options);
  spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...names], options);
}

export function missing(names: string[]): Trouble {
  const browser = names.includes("chromium");
  return new Trouble({
    zh: `缺少 ${names.join("、")}。请安装：sudo apt-get install ${names.join(" ")}${browser ? "（或 npx playwright install chromium）" : ""}，再运行 npm test。`,
    en: `${names.join(" and ")} missing. Install: sudo apt-get install ${names.join(" ")}${browser ? " (or npx playwright install chromium)" : ""}, then run npm test again.`,
  });
}
