/** A Word file with pictures; said in the sentence `docxTooLarge` as well. */
export const DOCX_MAX_MB = 30;
export const DOCX_MAX_BYTES = DOCX_MAX_MB * 1024 * 1024;
/** What a file may unpack to: a bomb of a few kilobytes says it has gigabytes. */
export const UNPACKED_MAX_BYTES = 200 * 1024 * 1024;
export const ENTRIES_MAX = 3_000;
/** The parts that are read as text; Word writes some 40 bytes of markup for each byte of words. */
export const XML_MAX_BYTES = 40 * 1024 * 1024;
/** A table beyond this is a spreadsheet, and no phone shows it. Said in the sentence `docxTable` as well. */
export const TABLE_CELLS_MAX = 2_000;
