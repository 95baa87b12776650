import type { CaptionLang, MediaFormat } from "#db/enums/media.ts";

// The names under which files lie in the store. None of them comes from outside.
export const originalFile = (format: MediaFormat) => `original.${format}`;
export const webpFile = (nominal: number) => `${nominal}.webp`;
export const avifFile = (nominal: number) => `${nominal}.avif`;
export const POSTER_FILE = "poster.webp";
/** What is played of a prepared video, and the same with fewer lines, for browsers that cannot stream. */
export const STREAM_FILE = "video.mp4";
export const smallerFile = (height: number) => `${height}.mp4`;
/** Of a film's text: served like a file, kept in the database. */
export const captionsFile = (lang: CaptionLang) => `captions-${lang}.vtt`;
