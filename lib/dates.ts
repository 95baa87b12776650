/** The organisation's time zone; every date on a page is told in it. */
export const TIME_ZONE = "Asia/Shanghai";

const dayParts = new Intl.DateTimeFormat("sv-SE", { timeZone: TIME_ZONE });

/** `2026-11-23`: the calendar day of an instant in the organisation's time zone. */
export const dayOf = (instant: Date) => dayParts.format(instant);
