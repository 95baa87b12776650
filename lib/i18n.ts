import { createTranslator } from "use-intl/core";
import { messages } from "#messages/index.ts";

export const LANGS = ["zh-CN", "en"] as const;
export type Lang = (typeof LANGS)[number];
/** Holds the reader's choice of language on this device. */
export const LANG_COOKIE = "qf_lang";
type Messages = (typeof messages)["zh-CN"];
export type Namespace = keyof Messages & string;

/** Whether a value names one of our languages. */
export const isLang = (value: unknown): value is Lang => LANGS.includes(value as Lang);

/** The interface words of one namespace in one language: `words("en", "layout")("nav.home")`. Runs on the server only. */
export function words<N extends Namespace>(lang: Lang, namespace: N): ReturnType<typeof translatorOf<N>> {
  const key = `${lang}.${namespace}`;
  const known = translators.get(key) ?? translatorOf(lang, namespace);
  translators.set(key, known);
  return known as ReturnType<typeof translatorOf<N>>;
}

/** Kept, because each reads every message anew that it is asked for: a list asks for the same few in each of its rows. */
const translators = new Map<string, unknown>();

const translatorOf = <N extends Namespace>(lang: Lang, namespace: N) =>
  createTranslator<Messages, N>({
    locale: lang,
    messages: messages[lang],
    namespace,
    timeZone: "Asia/Shanghai",
  });
