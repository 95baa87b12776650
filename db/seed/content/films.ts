/** The films of the demonstration: drawn by `db/seed/pictures`, set in motion once, and kept beside this folder. */
export const films = {
  "clear-wind": {
    file: "clear-wind.mp4",
    fileName: "清风亭的一天.mp4",
    /** What stands there before it plays, by its number in `drawPicture`. */
    poster: 2,
    width: 640,
    height: 360,
    durationMs: 18_533,
  },
} as const;
export type FilmKey = keyof typeof films;
