// @ts-check

/** What the person who types the command is told, in both languages; never a stack. */
export class Trouble extends Error {
  /** @param {{ zh: string, en: string, cause?: unknown }} told */
  constructor({ zh, en, cause }) {
    super(`${zh}\n${en}`, { cause });
    this.name = "Trouble";
    this.zh = zh;
    this.en = en;
  }
}

/** As files, quotas and PostgreSQL say it. */
const FULL = ["ENOSPC", "EDQUOT", "53100"];

/** The sentence for an error behind which stands a full disk; null for any other. @param {unknown} error @returns {Trouble | null} */
export function fullDisk(error) {
  for (let link = error; link instanceof Error; link = link.cause) {
    const { code = "", path = "" } = /** @type {{ code?: string, path?: string }} */ (link);
    if (!FULL.includes(code) && !link.message.includes("No space left on device")) continue;
    return new Trouble({
      zh: `磁盘已满或超出配额${path && `（${path}）`}。请清理空间后再启动；已保存的内容没有丢失。`,
      en: `The disk is full, or a quota is used up${path && ` (${path})`}. Make room and start again; nothing that was saved is lost.`,
      cause: error,
    });
  }
  return null;
}
