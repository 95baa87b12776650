/** What stands on a poster. */
export type PosterFacts = {
  /** Where its code leads, within the house. */
  path: string;
  house: string;
  title: string;
  /** Source and date. */
  meta: string;
  summary: string;
  /** The address of a picture of our own. */
  cover: string | null;
  scan: string;
  /** Who may open the address. */
  access: string;
};

export type PosterWords = Record<"open" | "title" | "making" | "alt" | "hint" | "save" | "close" | "failed", string>;
