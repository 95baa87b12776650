import type { Lang } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";
import type { AnonymousWords } from "./anonymous-field.tsx";

/** Made on the server, so that a page carries one language. */
export const anonymousWords = (lang: Lang): AnonymousWords => {
  const { box, hint, namesShown } = messages[lang].forum.anonymous;
  return { box, hint, namesShown };
};
