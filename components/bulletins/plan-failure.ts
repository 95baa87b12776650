import { type Lang, words } from "#lib/i18n.ts";

/** Why a plan came to nothing: by the same sentences as any refusal. */
export function failureOf(lang: Lang, key: string): string {
  const t = words(lang, "errors");
  const known = [`fields.${key}`, `codes.${key}`].find((name) => t.has(name as never));
  return t((known ?? "codes.forbidden") as never);
}
