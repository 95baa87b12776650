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
