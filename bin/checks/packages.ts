import { spawnSync } from "node:child_process";

/** Whether this is Debian or its kin, as root. */
export const mayInstall = () => process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;

/** Installs packages of the distribution, as far as it goes. */
export function installPackages(names: string[]): void {
  console.log(`正在安装 ${names.join(" ")}…  Installing ${names.join(" ")} …`);
  const options = { stdio: "inherit" as const, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update", "-q"], options);
  spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...names], options);
}
