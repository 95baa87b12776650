import type { ErrorCode } from "#domains/kernel/errors.ts";

/** What a form knows after its submit. On an error everything typed comes back, but for secrets. */
export type ActionState<T = unknown> =
  | { status: "idle" }
  | { status: "done"; value: T; at: number }
  | {
      status: "error";
      code: ErrorCode;
      /** One sentence for the whole form. */
      message: string;
      /** One sentence a field, by the field's name. */
      fields: Record<string, string>;
      values: Record<string, string>;
      /** Given where the cause is ours; the log has the rest under this id. */
      errorId?: string;
    };

export const idle: ActionState<never> = { status: "idle" };
