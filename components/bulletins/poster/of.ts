import type { Bulletin } from "#domains/bulletins/queries.ts";
import type { MediaSource } from "#domains/media/queries.ts";
import { formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import type { PosterFacts } from "./facts.ts";

const SUMMARY_MAX_CHARS = 140;

type Around = {
  lang: Lang;
  /** The area's own path. */
  base: string;
  house: string;
  pictures: Record<string, MediaSource>;
};

/** The poster of a bulletin. The code of what is public leads before the door, from whichever page it is made. */
export function posterOf(bulletin: Bulletin, { lang, base, house, pictures }: Around): PosterFacts {
  const { id, title, source, summary, body, isPublic, coverId, firstPublishedAt } = bulletin;
  const t = words(lang, "bulletins");
  return {
    path: `${isPublic ? "/public" : base}/bulletins/${id}`,
    ...{ house, title },
    // With its year: a poster lives on.
    meta: [source, formatDay(firstPublishedAt, lang, "")].filter(Boolean).join(" · "),
    summary: summary || excerpt(body, SUMMARY_MAX_CHARS),
    cover: (coverId && pictures[coverId]?.src) || null,
    scan: t("posterSays.scan"),
    access: t(isPublic ? "posterSays.everybody" : "posterSays.members"),
  };
}
