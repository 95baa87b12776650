import { styleText } from "node:util";

// Who reads along may go away; that is no reason to stop.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

/** One thing, told in both languages. */
export function say(zh: string, en: string) {
  console.log(`${zh}\n${styleText("dim", en, { stream: process.stdout })}`);
}
