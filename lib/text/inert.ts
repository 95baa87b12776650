/**
 * A name or a title for a plain-text mail: one line, and nothing that a mail program would make a link of or read as a
 * coded word. It stays readable: `evil.com` becomes `evil．com`.
 */
export const inert = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cf}]/gu, "")
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/:(?=\/)/g, "：")
    .replace(/@/g, "＠")
    .replace(/\.(?=\p{L})/gu, "．")
    .replace(/=\?/g, "= ?")
    .trim();
