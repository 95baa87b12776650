import type { z } from "zod";
import type { Scope } from "#db/enums/tokens.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import type { Command, Outcome } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { parseInput } from "#domains/kernel/input.ts";

export type ApiMethod = "GET" | "POST" | "PATCH" | "DELETE";

/** One thing that a program may ask for: what the document says of it and what is done are the same row. */
export type Operation = {
  method: ApiMethod;
  /** Below `/api/v1`, names in braces are fields of the input: `/threads/{threadId}/posts`. */
  path: string;
  scope: Scope | null;
  summary: string;
  input: z.ZodType;
  /** What is answered; a field that is not named here never leaves the house. */
  output: z.ZodType;
  run: (who: Viewer, input: unknown) => Promise<unknown>;
};

type Described<Input extends z.ZodType, Output extends z.ZodType> = {
  path: string;
  scope: Scope | null;
  summary: string;
  input: Input;
  output: Output;
};

/** Something to read; null is what does not exist, or does not for whoever asks. */
export function reading<Input extends z.ZodObject, Output extends z.ZodType>({
  run,
  ...described
}: Described<Input, Output> & {
  run: (viewer: Viewer, input: z.output<Input>) => Promise<z.input<Output> | null>;
}): Operation {
  return {
    ...described,
    method: "GET",
    run: async (viewer, raw) => {
      const found = await run(viewer, parseInput(described.input, raw));
      if (found === null) throw new DomainError("not_found");
      return described.output.parse(found);
    },
  };
}

/** Something that is there for members alone: lists of their own, and what is counted by person. To others it does not exist. */
export const memberReading = <Input extends z.ZodObject, Output extends z.ZodType>({
  run,
  ...described
}: Described<Input, Output> & {
  run: (actor: Actor & { id: string }, input: z.output<Input>) => Promise<z.input<Output> | null>;
}): Operation =>
  reading({
    ...described,
    run: async (viewer, input) =>
      viewer.kind === "member" && viewer.id !== null ? run({ ...viewer, id: viewer.id }, input) : null,
  });

/** A command of a domain, as its own form would send it. */
export function writing<Input extends z.ZodType, Result extends Outcome, Output extends z.ZodType>({
  method = "POST",
  command,
  answer,
  ...described
}: Omit<Described<Input, Output>, "input"> & {
  method?: Exclude<ApiMethod, "GET">;
  command: Command<Input, Result>;
  answer: (result: Result) => z.input<Output>;
}): Operation {
  return {
    ...described,
    method,
    input: command.input,
    run: async (actor, raw) => {
      if (actor.kind !== "member") throw new DomainError("forbidden");
      return described.output.parse(answer(await command(actor as Actor, raw as Parameters<typeof command>[1])));
    },
  };
}
