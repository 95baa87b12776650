import type { Actor } from "#domains/kernel/actor.ts";

/** Whoever cleared the demonstration with an account of it has to choose a password of their own before anything else. */
export const afterDemo = (_result: unknown, _form: FormData, actor: Actor) =>
  actor.isDemo ? "/settings/password" : "/desk/organisation?saved=1";
