import { formatDateTime, formatDay, formatMoment } from "#lib/dates.ts";
import type { Lang } from "#lib/i18n.ts";

type Props = {
  at: Date;
  lang: Lang;
  /** The day on which the page is shown: a stored page stays true for the whole of it. */
  day: string;
  /** `moment`: today 09:12, else the date with its time; `day`: the date; `full`: date, year and time. */
  as?: "moment" | "day" | "full";
};

/** An instant in the organisation's time zone, readable by people and machines. */
export function Time({ at, lang, day, as = "moment" }: Props) {
  return <time dateTime={at.toISOString()}>{FORMATS[as](at, lang, day)}</time>;
}

const FORMATS = {
  moment: formatMoment,
  day: formatDay,
  full: (at: Date, lang: string) => formatDateTime(at, lang, new Date(0)),
};
