/** More than a few no longer say what a thread is about. */
export const LABELS_PER_THREAD = 5;
/** What one looks over on a phone while writing. */
export const GROUPS_PER_AREA = 12;
export const LABELS_PER_GROUP = 30;
export const LABEL_MAX_CHARS = 12;
