/** The highest figure that a badge tells; there is no use in counting further. */
const BADGE_MAX = 99;
/** How far it is counted for a badge. */
export const BADGE_LIMIT = BADGE_MAX + 1;

/** A figure as a badge tells it: `99+` where it is higher. */
export const badge = (count: number): string => (count > BADGE_MAX ? `${BADGE_MAX}+` : String(count));
