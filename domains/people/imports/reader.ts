import { answerApart } from "#domains/kernel/apart.ts";
import { readFile } from "./read-file.ts";

// A process of its own: `uploadImport` starts it.
answerApart((bytes: Uint8Array) => readFile(Buffer.from(bytes)));
