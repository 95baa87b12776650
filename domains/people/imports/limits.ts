/** A roster of a large organisation is some 2 MB; more is not a roster. */
export const FILE_MAX_BYTES = 5 * 1024 * 1024;
export const ROWS_MAX = 20_000;
export const COLUMNS_MAX = 200;
/** No cell of a roster is longer; what is cut here is refused field by field afterwards. */
export const CELL_MAX_CHARS = 1_000;
/** A workbook of 20,000 people unpacks to some 8 MB. */
export const UNPACKED_MAX_BYTES = 40 * 1024 * 1024;
export const ZIP_ENTRIES_MAX = 500;
/** A title and a note may stand above the header. */
export const HEADER_SOUGHT_ROWS = 10;
export const UNITS_PER_PERSON_MAX = 10;
/** How long an upload waits for its second step. */
export const KEPT_HOURS = 1;
/** Wrong rows shown on the page; the download has them all. */
export const MISTAKES_SHOWN = 100;
