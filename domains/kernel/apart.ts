import { type ChildProcess, spawn } from "node:child_process";
import { inTurn } from "#lib/in-turn.ts";
import { DomainError, type ErrorCode, type FieldErrors } from "./errors.ts";

/** A few kilobytes of somebody's file can be made to cost gigabytes, or minutes, whatever is counted before. */
const LIMITS = { heapMb: 512, withinMs: 30_000 };
const AT_ONCE = 2;
const WAITING_MAX = 20;
/** The code, and nothing beside it: by default the data and the secrets lie in a folder of the project, too. */
const READ = ["package.json", "node_modules", "db", "domains", "lib"];

type Answer = { value: unknown } | { refused: { code: ErrorCode; fields: FieldErrors } } | { failed: string };

const inOnesTurn = inTurn(
  { atOnce: AT_ONCE, waitingMax: WAITING_MAX },
  () => new DomainError("too_many", { form: { key: "busy" } }),
);

/**
 * What a process of its own makes of `input`, so that neither its memory nor its time is taken from everybody's pages:
 * `script`, a path from the project's root, answers by `answerApart`. It knows no secret, reads nothing but the code and writes
 * nothing. Null where it took more than it may; refuses what the script refuses, and with busy. In `limits` a test
 * has less patience.
 */
export async function apart<Input, Output>(
  script: string,
  input: Input,
  { heapMb, withinMs } = LIMITS,
): Promise<Output | null> {
  return inOnesTurn(async () => {
    const root = process.cwd();
    // A large workbook is unpacked in a thread.
    const read = READ.map((part) => `--allow-fs-read=${root}/${part}`);
    const allowed = ["--permission", ...read, "--allow-worker"];
    const child = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, ...allowed, `${root}/${script}`], {
      cwd: root,
      env: { NODE_ENV: process.env.NODE_ENV },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), withinMs);
    try {
      const answer = await answerOf(child, input);
      if (answer === null) return null;
      if ("failed" in answer) throw new Error(answer.failed);
      if ("refused" in answer) throw new DomainError(answer.refused.code, answer.refused.fields);
      return answer.value as Output;
    } finally {
      clearTimeout(timer);
      child.kill("SIGKILL");
    }
  });
}

/** Null where it ended without a word. */
const answerOf = (child: ChildProcess, input: unknown) =>
  new Promise<Answer | null>((resolve, reject) => {
    child.once("message", (answer: Answer) => resolve(answer));
    child.once("exit", () => resolve(null));
    child.once("error", reject);
    child.send(input as object, (error) => error && resolve(null));
  });

/** The other side: answers the one input that it is sent with what `work` makes of it. */
export function answerApart<Input, Output>(work: (input: Input) => Promise<Output>): void {
  process.once("message", async (input: Input) => {
    const answer = await work(input).then(
      (value): Answer => ({ value }),
      (error): Answer =>
        error instanceof DomainError
          ? { refused: { code: error.code, fields: error.fields } }
          : { failed: String(error?.stack) },
    );
    process.send!(answer, () => process.disconnect());
  });
}
