import { randomInt } from "node:crypto";

/** Without letters and digits that are mistaken for one another when read aloud. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password to be handed over once, some 59 bits: `kf7m-2xwq-9hbt`. */
export function newOneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return [group(), group(), group()].join("-");
}
