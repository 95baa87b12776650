import type { ThreadWords } from "./words.ts";

/** What may be done of editing and taking back, in the menu's words; null for neither. */
export function editWord(may: string[], words: Pick<ThreadWords, "edit" | "editOnly" | "takeBack">): string | null {
  if (!may.includes("edit")) return may.includes("delete") ? words.takeBack : null;
  return may.includes("delete") ? words.edit : words.editOnly;
}
