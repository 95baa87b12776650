/** A photograph of a phone has 3 to 8 MB. Said in the sentence `pictureTooLarge` as well. */
export const UPLOAD_MAX_MB = 10;
export const UPLOAD_MAX_BYTES = UPLOAD_MAX_MB * 1024 * 1024;
/** What a multipart body adds to the file: boundaries and headers. */
export const MULTIPART_OVERHEAD_BYTES = 16 * 1024;
/** Decoding costs four bytes a pixel. */
export const PIXELS_MAX = 50_000_000;

export const WIDTHS = [480, 960, 1600] as const;
/** The JPEG that stands for the original: for readers that know no WebP, and for saving. */
export const ORIGINAL_WIDTH = 2400;
/** Below the 16,383 that WebP can hold; long infographics 长图 stay readable. */
export const HEIGHT_MAX = 16_000;
export const ORIGINAL_PIXELS_MAX = 16_000_000;

/** So many pictures one article or post may carry. */
export const PICTURES_PER_CARRIER = 100;
/** What nothing carries was taken out again, or its form was never sent; an upload that was broken off waits as long. */
export const UNUSED_AFTER_HOURS = 24;

/** Videos and documents come in pieces (tus) and are not held in memory. */
export const FILE_MAX_MB = 1024;
export const FILE_MAX_BYTES = FILE_MAX_MB * 1024 * 1024;
/** What an upload leaves free on the disk: the database lies there too. */
export const DISK_RESERVE_BYTES = 512 * 1024 * 1024;
