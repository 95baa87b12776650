import { readFileSync, writeFileSync } from "node:fs";
import { answerApart } from "../apart.ts";
import { invalid } from "../errors.ts";

// What a process of its own may be asked to do in the tests of `apart`.
answerApart(async ({ deed, bytes }: { deed: string; bytes?: Uint8Array }) => {
  if (deed === "refuse") throw invalid("file", "docxBroken", { row: 3 });
  if (deed === "fail") throw new Error("a fault of ours");
  if (deed === "hang") await new Promise((resolve) => setTimeout(resolve, 600_000));
  if (deed === "hold 200 MB") return Array.from({ length: 200 }, () => new Array(131_072).fill(0.5)).length;
  if (deed === "look out") return { names: Object.keys(process.env), ...tried() };
  return { length: bytes!.length, back: Buffer.from(bytes!) };
});

function tried() {
  const codeOf = (deed: () => unknown) => {
    try {
      deed();
      return "done";
    } catch (error) {
      return (error as NodeJS.ErrnoException).code;
    }
  };
  return {
    read: codeOf(() => readFileSync("/etc/hostname")),
    // Stands for the folder of the data, which lies beside the code, too.
    beside: codeOf(() => readFileSync("README.md")),
    write: codeOf(() => writeFileSync("domains/kernel/testing/written", "x")),
  };
}
