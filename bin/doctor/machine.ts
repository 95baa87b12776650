import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { hasEncoder } from "#domains/media/prepare/ffmpeg.ts";
import type { Settings } from "#lib/env.ts";
import { findChromium } from "../checks/chromium.ts";
import { holderOf } from "../launch/lock.mjs";
import { lockFile } from "../launch/single.mjs";
import { bad, type Finding, info, ok, warn } from "./finding.ts";

const GB = 2 ** 30;
const ENOUGH_BYTES = 5 * GB;
const LEAST_BYTES = GB / 2;

/** The folder itself, or the nearest one above that exists: what would be written to. */
function nearest(folder: string): string {
  return existsSync(folder) || folder === dirname(folder) ? folder : nearest(dirname(folder));
}

/** Whether the data folder can be written to. */
export function checkDataFolder(data: string): Finding {
  try {
    accessSync(nearest(data), constants.R_OK | constants.W_OK | constants.X_OK);
    return ok(`数据目录 ${data} 可写`, `The data folder ${data} can be written to`);
  } catch {
    return bad(
      `数据目录 ${data} 不可写：请修正权限（chown、chmod），或用 QINGFENG_DATA 另选`,
      `The data folder ${data} cannot be written to: mend its rights (chown, chmod) or choose another with QINGFENG_DATA`,
    );
  }
}

/** Whether there is room for the database to grow. */
export function checkDisk(data: string): Finding {
  const { bavail, bsize } = statfsSync(nearest(data));
  const free = bavail * bsize;
  const gb = (free / GB).toFixed(1);
  if (free >= ENOUGH_BYTES) return ok(`磁盘剩余 ${gb} GB`, `${gb} GB of disk are free`);
  const finding = free < LEAST_BYTES ? bad : warn;
  return finding(`磁盘只剩 ${gb} GB：请清理，至少留 5 GB`, `Only ${gb} GB of disk are free: make room, 5 GB at least`);
}

/** Whether the port is free, or ours already. */
export async function checkPort({ PORT, QINGFENG_HOST }: Settings, data: string): Promise<Finding> {
  const holder = holderOf(lockFile(data));
  if (holder)
    return ok(
      `清风正在运行：${holder.address}（进程 ${holder.pid}）`,
      `Qingfeng runs at ${holder.address} (process ${holder.pid})`,
    );
  const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const probe = createServer().once("error", resolve);
    probe.listen(PORT, QINGFENG_HOST, () => probe.close(() => resolve(null)));
  });
  if (!problem) return ok(`端口 ${PORT} 空闲`, `Port ${PORT} is free`);
  if (problem.code === "EADDRINUSE")
    return warn(
      `端口 ${PORT} 已被占用：将改用下一个空闲端口，或用 PORT 指定`,
      `Port ${PORT} is taken: the next free one will be used, or set PORT`,
    );
  return bad(
    `无法在 ${QINGFENG_HOST}:${PORT} 监听（${problem.code}）：请改 QINGFENG_HOST 或 PORT`,
    `Cannot listen on ${QINGFENG_HOST}:${PORT} (${problem.code}): change QINGFENG_HOST or PORT`,
  );
}

/** Whether videos are made into what every browser plays. */
export function checkEncoder(): Finding {
  if (hasEncoder()) return ok("视频转码：找到 ffmpeg", "Videos are converted: ffmpeg is there");
  return warn(
    "没有 ffmpeg：视频按原样播放，有的手机可能放不出来。请安装 ffmpeg（Debian：apt-get install ffmpeg）后重新启动",
    "No ffmpeg: videos play as they came, which some phones cannot. Install ffmpeg (Debian: apt-get install ffmpeg) and start again",
  );
}

/** Only `npm test` needs a browser. */
export function checkChromium(): Finding {
  const found = findChromium();
  if (found) return ok(`测试用浏览器 ${found}`, `Browser for the tests: ${found}`);
  return info(
    "没有 Chromium（只有 npm test 需要；缺少时它会自行安装或下载）",
    "No Chromium (only npm test needs one, and installs or downloads it)",
  );
}
