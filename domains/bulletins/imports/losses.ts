import type { Parts } from "./unpack.ts";

/** What a Word file holds that the article does not, or not in the same way; each with the sentence of its name. */
export const LOSS_KINDS = [
  "words",
  "hidden",
  "comments",
  "trackedChanges",
  "numbers",
  "centred",
  "checkboxes",
  "ruby",
  "symbols",
  "textBoxes",
  "notes",
  "formulas",
  "objects",
  "margins",
  "fonts",
  "deepHeadings",
  "innerHeadings",
  "nestedTables",
  "links",
  "linkedPictures",
  "pictureType",
  "pictureTooLarge",
  "pictureBroken",
  "picturesTooMany",
] as const;
export type LossKind = (typeof LOSS_KINDS)[number];
export type Losses = Partial<Record<LossKind, number>>;

export const addLoss = (losses: Losses, kind: LossKind, count = 1) => {
  if (count > 0) losses[kind] = (losses[kind] ?? 0) + count;
};

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** What the file's own markup tells by itself: counted where there is something to count. */
export function lossesOf(parts: Parts): Losses {
  const body = parts.get("word/document.xml") ?? "";
  const losses: Losses = {};
  addLoss(losses, "comments", count(parts.get("word/comments.xml") ?? "", /<w:comment\s/g));
  addLoss(losses, "trackedChanges", count(body, /<w:(?:ins|del|moveTo)\s/g));
  addLoss(losses, "notes", count(body, /<w:(?:footnote|endnote)Reference\s/g));
  addLoss(losses, "formulas", count(body, /<m:oMath[\s/>]/g));
  addLoss(losses, "objects", count(body, /<(?:c:chart|o:OLEObject|dgm:relIds)\s/g));
  const margins = [...parts].filter(
    ([name, text]) => /^word\/(?:header|footer)\d*\.xml$/.test(name) && /<w:t[\s>]/.test(text),
  );
  addLoss(losses, "margins", margins.length);
  addLoss(losses, "fonts", /<w:(?:color|highlight|u|shd)\s/.test(body) ? 1 : 0);
  return losses;
}
