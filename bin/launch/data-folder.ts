import { accessSync, constants, mkdirSync } from "node:fs";
import { Trouble } from "./trouble.mjs";

/** Makes the data folder, for its owner alone, and sees that it can be written to. */
export function openDataFolder(data: string) {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new Trouble({
      zh: `数据目录 ${data} 不可写（权限或只读磁盘）。请修正，或用 QINGFENG_DATA 另选。`,
      en: `The data folder ${data} cannot be written to (rights, or a read-only disk). Mend that, or choose another with QINGFENG_DATA.`,
      cause,
    });
  }
}
