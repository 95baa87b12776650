/** The organisation's time zone; every date on a page is told in it. */
export const TIME_ZONE = "Asia/Shanghai";
/** It knows no summer time. */
export const TIME_ZONE_OFFSET = "+08:00";

const dayParts = new Intl.DateTimeFormat("sv-SE", { timeZone: TIME_ZONE });

/** `2026-11-23`: the calendar day of an instant in the organisation's time zone. */
export const dayOf = (instant: Date) => dayParts.format(instant);

const hourParts = new Intl.DateTimeFormat("en-GB", { timeZone: TIME_ZONE, hour: "2-digit", hourCycle: "h23" });

/** 0 to 23, in the organisation's time zone. */
export const hourOf = (instant: Date) => Number(hourParts.format(instant));

/** `11月20日 09:30`, with the year when it is not this one; `20 Nov, 09:30` in English. */
export function formatDateTime(instant: Date, lang: string, now = new Date()): string {
  const sameYear = dayOf(instant).slice(0, 4) === dayOf(now).slice(0, 4);
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "zh-CN", {
    timeZone: TIME_ZONE,
    year: sameYear ? undefined : "numeric",
    month: lang === "en" ? "short" : "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(instant);
}

const DAY_MS = 86_400_000;
const clock = new Intl.DateTimeFormat("zh-CN", {
  timeZone: TIME_ZONE,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/**
 * `今天 09:12`, `昨天 17:30`, else `formatDateTime`: true for the whole of `day` (`2026-11-23`), so that a stored page may
 * show it.
 */
export function formatMoment(instant: Date, lang: string, day: string): string {
  const today = new Date(`${day}T12:00:00+08:00`);
  const own = dayOf(instant);
  const isYesterday = own === dayOf(new Date(today.getTime() - DAY_MS));
  if (own !== day && !isYesterday) return formatDateTime(instant, lang, today);
  const word = lang === "en" ? (isYesterday ? "Yesterday" : "Today") : isYesterday ? "昨天" : "今天";
  return `${word} ${clock.format(instant)}`;
}

/** `11月18日`, with the year when it is not this one; `18 Nov` in English. */
export function formatDay(instant: Date, lang: string, day: string): string {
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "zh-CN", {
    timeZone: TIME_ZONE,
    year: dayOf(instant).slice(0, 4) === day.slice(0, 4) ? undefined : "numeric",
    month: lang === "en" ? "short" : "long",
    day: "numeric",
  }).format(instant);
}

/** `11-20` within this year, else `2025-11-20`: for dated lists. `day` is today. */
export function shortDay(instant: Date, day: string): string {
  const own = dayOf(instant);
  return own.slice(0, 4) === day.slice(0, 4) ? own.slice(5) : own;
}
