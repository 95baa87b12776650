import type { Lang } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";

/** The composer's own words; `{name}` places are filled in the browser (fill.ts). Made on the server, passed as a prop. */
export const composerWords = (lang: Lang) => ({
  ...messages[lang].composer,
  text: messages[lang].text,
  player: messages[lang].media.player,
  lang,
});
export type ComposerWords = ReturnType<typeof composerWords>;
