import { pinyin } from "pinyin-pro";

/** How a name is typed: syllables in lower case parted by spaces (`ou yang na`), and their first letters (`oyn`). */
export function pinyinOf(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: "none", type: "array", surname: "head", v: true, nonZh: "consecutive" })
    .flatMap((part) => part.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part !== "");
  return { pinyin: syllables.join(" "), initials: initialsOf(syllables.join(" ")) };
}

/** The first letters of syllables parted by spaces. */
export const initialsOf = (syllables: string) =>
  syllables
    .split(/\s+/)
    .map((syllable) => [...syllable][0] ?? "")
    .join("");
