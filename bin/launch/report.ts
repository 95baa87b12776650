import { join } from "node:path";
import { styleText } from "node:util";
import type { Settings } from "#lib/env.ts";
import { lanAddresses } from "./address.ts";
import { knownAccounts } from "./demo-accounts.ts";
import { lastWords } from "./logs.mjs";
import { say } from "./say.ts";

type House = {
  settings: Settings;
  port: number;
  address: string;
  data: string;
  setUpLink: string | null;
  isDemo: boolean;
  warning: { zh: string; en: string } | null;
  tookMs: number;
};

/** What a person wants to know once it runs: where, as whom, and how to stop. */
export function reportReady({ settings, port, address, data, setUpLink, isDemo, warning, tookMs }: House) {
  const line = (label: string, text: string) => console.log(`  ${label}\n      ${text}`);
  console.log(`\n${styleText("bold", "清风已就绪 · Qingfeng is ready")}  (${(tookMs / 1000).toFixed(1)} s)\n`);
  line("地址 Address", styleText("cyan", address));
  for (const lan of lanAddresses(settings, port)) line("局域网 Network", lan);
  if (setUpLink)
    line(
      "首位管理员 First administrator（30 分钟内有效，一次性 once, within 30 minutes）",
      styleText("cyan", setUpLink),
    );
  const accounts = isDemo ? knownAccounts(data) : null;
  if (accounts) {
    line("演示账号 Demonstration accounts", accounts.names.join(" · "));
    line("口令 Passwords", accounts.file);
  }
  line("数据与日志 Data and logs", `${data} · ${join(data, "logs")}`);
  line("停止 Stop", "Ctrl-C");
  console.log("");
  if (warning) say(`⚠ ${warning.zh}`, warning.en);
}

/** It runs, and yet something is not well: said with what the processes wrote last. */
export function reportUnwell(data: string, answer: string) {
  say(
    `⚠ 已启动，但健康检查未通过：${answer}`,
    "It started, yet the health check fails. The last words of web and worker:",
  );
  for (const name of ["web", "worker"]) console.log(lastWords(join(data, "logs", `${name}.log`), 8));
}
