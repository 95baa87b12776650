import { headers } from "next/headers";
import { DomainError } from "#domains/kernel/errors.ts";
import type { ActionState } from "./action-state.ts";
import { currentLang } from "./current.ts";
import { settle } from "./form-action.ts";
import { formInput } from "./form-input.ts";
import { isSameOrigin } from "./same-origin.ts";

/** The edge of what a guest may do (sign in, set up): the same manners as formAction, without an actor. */
export function doorAction(work: (input: Record<string, unknown>) => Promise<unknown>) {
  return async (_before: ActionState, form: FormData): Promise<ActionState> => {
    const outcome = await settle(await currentLang(), form, async () => {
      if (!isSameOrigin(await headers())) throw new DomainError("cross_site");
      return { value: await work(formInput(form)) };
    });
    return "status" in outcome ? outcome : { status: "done", value: outcome.value, at: Date.now() };
  };
}
