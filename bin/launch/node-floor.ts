import { isIP } from "node:net";
import type { Settings } from "#lib/env.ts";
import { floors, isBelowFloor } from "./node-version.mjs";
import { Trouble } from "./trouble.mjs";

const isLoopback = (host: string) =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

/** Whether others than this machine can reach it: it listens to the network, or says that it has a public address. */
export function isExposed({
  QINGFENG_HOST,
  QINGFENG_ORIGIN = [],
}: Pick<Settings, "QINGFENG_HOST" | "QINGFENG_ORIGIN">) {
  return !isLoopback(QINGFENG_HOST) || QINGFENG_ORIGIN.some((origin) => !isLoopback(new URL(origin).hostname));
}

/** What is said at the start, or null. A deployment on such a Node is refused (decision 0002). */
export function checkNode(settings: Settings, version = process.version): { zh: string; en: string } | null {
  if (!isBelowFloor(version)) return null;
  if (!isExposed(settings)) {
    return {
      zh: `Node ${version} 有已知漏洞（CVE-2026-111497）。仅本机可访问的演示可以继续；对外提供服务须换用 ${floors}。`,
      en: `Node ${version} has a known hole (CVE-2026-111497). A demonstration on this machine may go on; to serve others use ${floors}.`,
    };
  }
  if (settings.QINGFENG_ALLOW_OLD_NODE) {
    return {
      zh: `Node ${version} 有已知漏洞（CVE-2026-111497），因 QINGFENG_ALLOW_OLD_NODE=1 仍然启动。请尽快换用 ${floors}。`,
      en: `Node ${version} has a known hole (CVE-2026-111497); it starts because QINGFENG_ALLOW_OLD_NODE=1. Change to ${floors} soon.`,
    };
  }
  throw new Trouble({
    zh: `Node ${version} 有已知漏洞（CVE-2026-111497），不能对外提供服务。请安装 ${floors} 并用它运行 bin/start.mjs；确知风险可设 QINGFENG_ALLOW_OLD_NODE=1。`,
    en: `Node ${version} has a known hole (CVE-2026-111497) and must not serve others. Install ${floors} and run bin/start.mjs with it; QINGFENG_ALLOW_OLD_NODE=1 starts all the same.`,
  });
}
