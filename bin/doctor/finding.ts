/** What a check found. `bad` keeps the product from working, `warn` is worth mending, `ok` and `info` are not. */
export type Finding = { state: "ok" | "info" | "warn" | "bad"; zh: string; en: string };

export const ok = (zh: string, en: string): Finding => ({ state: "ok", zh, en });
export const info = (zh: string, en: string): Finding => ({ state: "info", zh, en });
export const warn = (zh: string, en: string): Finding => ({ state: "warn", zh, en });
export const bad = (zh: string, en: string): Finding => ({ state: "bad", zh, en });
