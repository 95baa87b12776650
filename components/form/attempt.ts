import type { ActionState } from "#domains/edge/action-state.ts";

type NoAnswer = { status: "offline" } | { status: "failed" };
export type Trouble = NoAnswer["status"];
/** What a form action answered, or why there is no answer. */
export type Outcome<T = unknown> = ActionState<T> | NoAnswer | { status: "redirected"; error: unknown };

/** Told to the window when an action finds that the session has ended, before the page leaves for the door. */
export const LEAVING = "qf:leaving";

/** A redirect comes as an error that the framework's boundary wants back; a lost network as a TypeError of fetch. */
export async function attempt<T>(
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<T>>,
  form: FormData,
): Promise<Outcome<T>> {
  try {
    return await action({ status: "idle" }, form);
  } catch (error) {
    const digest = (error as { digest?: unknown }).digest;
    if (typeof digest !== "string" || !digest.startsWith("NEXT_REDIRECT"))
      return { status: error instanceof TypeError ? "offline" : "failed" };
    if (!digest.includes(";/sign-in?next=")) return { status: "redirected", error };
    // The session has ended: nothing was done, the page leaves for the door, and what was typed waits for the way back.
    dispatchEvent(new Event(LEAVING));
    return { status: "failed" };
  }
}

/** The form without the fields by which the framework would post it unaided. */
export function formData(element: HTMLFormElement, submitter?: HTMLElement | null): FormData {
  const form = new FormData(element, submitter);
  for (const name of [...form.keys()]) if (name.startsWith("$ACTION")) form.delete(name);
  return form;
}
