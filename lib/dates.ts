/** The organisation's time zone; every date on a page is told in it. */
export const TIME_ZONE = "Asia/Shanghai";

const dayParts = new Intl.DateTimeFormat("sv-SE", { timeZone: TIME_ZONE });

/** `2026-11-23`: the calendar day of an instant in the organisation's time zone. */
export const dayOf = (instant: Date) => dayParts.format(instant);

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
