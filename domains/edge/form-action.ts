import { revalidateTag } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { forgetActors } from "#domains/accounts/actor-cache.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Command, Outcome } from "#domains/kernel/command.ts";
import { DomainError, type FieldErrors } from "#domains/kernel/errors.ts";
import { type Lang, words } from "#lib/i18n.ts";
import type { ActionState } from "./action-state.ts";
import { currentActor, currentLang } from "./current.ts";
import { formInput, typedValues } from "./form-input.ts";
import { logError } from "./log-error.ts";
import { isSameOrigin } from "./same-origin.ts";

type Options<Result> = {
  /** Where to go once it is done; also how a form without JavaScript ends. */
  next?: (result: Result, form: FormData, actor: Actor) => string | null | Promise<string | null>;
};

/** The edge of a write: who asks and from where, the form as input, refusals as sentences, stale pages dropped. */
export function formAction<Schema extends z.ZodType, Result extends Outcome>(
  command: Command<Schema, Result>,
  options: Options<Result> = {},
) {
  return async (_before: ActionState, form: FormData): Promise<ActionState<Result>> => {
    const lang = await currentLang();
    const outcome = await settle(lang, form, async () => {
      if (!isSameOrigin(await headers())) throw new DomainError("cross_site");
      const actor = await currentActor();
      if (actor.kind !== "member") throw new DomainError("signed_out");
      const result = await command(actor, formInput(form) as Parameters<typeof command>[1]);
      for (const tag of [result, ...(result.also ?? [])].flatMap(({ tags = [] }) => tags))
        revalidateTag(tag, { expire: 0 });
      if (CHANGES_ACTORS.test(command.event)) forgetActors(result);
      return { result, to: (await options.next?.(result, form, actor)) ?? null };
    });
    if ("status" in outcome) return outcome;
    if (outcome.to !== null) redirect(outcome.to);
    return { status: "done", value: outcome.result, at: Date.now() };
  };
}

/** These say who somebody is. The news of it comes back by NOTIFY too, but the page that follows may be faster. */
const CHANGES_ACTORS = /^(?:accounts|people|units)\./;

/** Runs `work`; a refusal becomes the state of the form. Nothing unknown is ever shown: it is logged with an id. */
export async function settle<T extends object>(
  lang: Lang,
  form: FormData,
  work: () => Promise<T>,
): Promise<T | (ActionState<never> & { status: "error" })> {
  try {
    return await work();
  } catch (error) {
    unstable_rethrow(error);
    return { status: "error", ...sentences(lang, error), values: typedValues(form) };
  }
}

/** What a refusal reads like, in one place for forms and for the API. */
export function sentences(lang: Lang, error: unknown) {
  const t = words(lang, "errors");
  if (!(error instanceof DomainError)) {
    const errorId = logError(error);
    return { code: "unknown" as const, message: t("codes.unknown", { errorId }), fields: {}, errorId };
  }
  const fields = fieldSentences(lang, error.fields);
  const { form: whole, ...named } = fields;
  return { code: error.code, message: whole ?? t(`codes.${error.code}`, { errorId: "" }), fields: named };
}

function fieldSentences(lang: Lang, fields: FieldErrors): Record<string, string> {
  const t = words(lang, "errors");
  const tell = (key: string, values?: Record<string, string | number>) =>
    t.has(`fields.${key}` as never) ? t(`fields.${key}` as never, values as never) : t("fields.malformed");
  return Object.fromEntries(Object.entries(fields).map(([name, { key, values }]) => [name, tell(key, values)]));
}
