export const NOTE_MAX_CHARS = 200;
/** What one still finds again; more is a second forum. */
export const BOOKMARKS_MAX = 500;
export const BOOKMARKS_PER_PAGE = 30;
/** Nobody plans further than the next year's audit. */
export const AHEAD_MAX_DAYS = 366;
