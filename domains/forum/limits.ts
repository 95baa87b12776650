/** Shorter says nothing in a list, longer does not fit a line of a phone twice over. */
export const TITLE_MIN_CHARS = 4;
export const TITLE_MAX_CHARS = 60;

/** Posts a page; a thread is cut at 20, 40, 60 … so that a page of it never changes its borders. */
export const WINDOW_SIZE = 20;
export const THREADS_PER_PAGE = 30;
/** What is pinned must not push the talk off the first screen. */
export const PINNED_MAX = 5;

/** Whoever has more to hand out has an article to write. */
export const DOCUMENTS_PER_POST = 10;

/** A day to mend one's own words; after that others have answered them as they stand. */
export const EDIT_WINDOW_HOURS = 24;

/** For so long a taken-back post can still be looked into where it did harm; then it is emptied for good. */
export const TAKEN_BACK_KEPT_DAYS = 30;

/** What one person may have lying about unfinished. */
export const DRAFTS_MAX = 50;

/** More lists than a menu shows at once are not found again. */
export const SAVED_LISTS_MAX = 12;
/** Threads that one press marks as read; whoever has more unread than this presses again. */
export const SWEEP_MAX = 10_000;
/** Time enough to see that it was the wrong button. */
export const SWEEP_UNDO_MINUTES = 60;
/** A hit and a look around it; whoever finds more than this looks for too little. */
export const FIND_PAGE = 20;
