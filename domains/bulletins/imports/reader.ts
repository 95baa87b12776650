import { answerApart } from "#domains/kernel/apart.ts";
import { readDocx } from "./read-docx.ts";

// A process of its own: `importDocx` starts it.
answerApart(({ file, fileName }: { file: Uint8Array; fileName: string }) => readDocx(Buffer.from(file), fileName));
