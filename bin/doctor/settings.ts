import { readSettings, type Settings, SettingsError, TOGETHER } from "#lib/env.ts";
import { checkNode, isExposed } from "../launch/node-floor.ts";
import { Trouble } from "../launch/trouble.mjs";
import { bad, type Finding, info, ok, warn } from "./finding.ts";

/** The settings as far as they can be used: what is wrong is reported and its default taken. */
export function checkSettings(source: Record<string, string | undefined>): { settings: Settings; findings: Finding[] } {
  try {
    return { settings: readSettings(source), findings: [ok("环境变量都可用", "Every setting can be used")] };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const wrong = new Set(error.faults.map(({ name }) => name));
    const rest = Object.fromEntries(
      Object.entries(source).filter(([name]) => !wrong.has(name) && !belongsTo(name, wrong)),
    );
    const findings = error.faults.map(({ name, zh, en }) => bad(`${name}：${zh}`, `${name}: ${en}`));
    return { settings: readSettings(rest), findings };
  }
}

/** A part of a group is of no use without the others. */
const belongsTo = (name: string, wrong: Set<string>) =>
  TOGETHER.some((group: readonly string[]) => group.includes(name) && group.some((other) => wrong.has(other))) ||
  (name === "QINGFENG_SMTP_URL" && wrong.has("QINGFENG_MAIL_FROM"));

/** Whether this Node may serve whom it would serve. */
export function checkRuntime(settings: Settings): Finding {
  try {
    const told = checkNode(settings);
    return told
      ? warn(told.zh, told.en)
      : ok(`Node ${process.version} 无已知漏洞`, `Node ${process.version} is not below the floor`);
  } catch (error) {
    if (error instanceof Trouble) return bad(error.zh, error.en);
    throw error;
  }
}

/** Whether the address that is shown fits who can come. */
export function checkOrigin(settings: Settings): Finding {
  const [origin] = settings.QINGFENG_ORIGIN ?? [];
  if (!origin && !isExposed(settings))
    return ok("仅本机可访问（演示）", "Only this machine can reach it (demonstration)");
  if (!origin) {
    return warn(
      "对网络开放而未设 QINGFENG_ORIGIN：请设为用户实际访问的地址",
      "Open to the network without QINGFENG_ORIGIN: set it to the address that people type",
    );
  }
  if (origin.startsWith("https://")) return ok(`对外地址 ${origin}`, `Public address ${origin}`);
  return warn(
    `${origin} 不是 https：登录信息在网络上未加密，请在前面放一台带证书的反向代理`,
    `${origin} is not https: sign-ins travel in the clear. Put a reverse proxy with a certificate in front`,
  );
}

/** Browsers let themselves be told by https alone, but for this machine itself. */
export function checkPush(settings: Settings): Finding {
  const [origin] = settings.QINGFENG_ORIGIN ?? [];
  if (settings.QINGFENG_WEB_PUSH === "off")
    return info("未开启浏览器推送（可选）", "Web push is not switched on (optional)");
  if (origin?.startsWith("https://") || (!origin && !isExposed(settings)))
    return ok("浏览器推送已开启", "Web push is switched on");
  return warn(
    "浏览器推送已开启，但用户访问的不是 https 地址：浏览器不会允许，请在前面放一台带证书的反向代理并设好 QINGFENG_ORIGIN",
    "Web push is switched on, but people do not come by https, so browsers refuse it: put a reverse proxy with a certificate in front and set QINGFENG_ORIGIN",
  );
}
