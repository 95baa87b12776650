import { headers } from "next/headers";
import { type Actor, guest } from "#domains/kernel/actor.ts";
import { DomainError, type ErrorCode } from "#domains/kernel/errors.ts";
import { actingAs, refusalOf } from "#domains/kernel/two-step.ts";
import type { Lang } from "#lib/i18n.ts";
import { currentActor, currentLang } from "./current.ts";
import { sentences } from "./form-action.ts";
import { retryAfter } from "./retry-after.ts";
import { isSameOrigin } from "./same-origin.ts";

type Work<Who> = (request: { actor: Who; lang: Lang; url: URL; raw: Request }) => Promise<Response | object>;

export const STATUS: Record<ErrorCode, number> = {
  not_found: 404,
  forbidden: 404,
  invalid: 400,
  conflict: 409,
  held: 409,
  too_many: 429,
  too_large: 413,
  signed_out: 401,
  two_step_owed: 403,
  cross_site: 403,
  out_of_scope: 403,
  storage_full: 507,
  storage_away: 503,
  unknown: 500,
};

/** The edge of a route handler for members: same-origin for what changes something, JSON out, refusals as sentences, never cached. */
export const memberHandler = (work: Work<Actor & { id: string }>) =>
  handler(async ({ actor, ...request }) => {
    if (actor.kind !== "member" || actor.id === null) throw new DomainError("signed_out");
    return work({ ...request, actor: { ...actor, id: actor.id } });
  });

/**
 * The same for what guests may read too, as far as it is public; all else sends them to the door, whether it exists or not.
 * That the storage is away they hear only of what they may read: it is asked last.
 */
export const readerHandler = (work: Work<Actor>) =>
  handler(async (request) => {
    const answer = work(request);
    if (request.actor.kind === "member") return answer;
    return answer.catch((error) => {
      throw error instanceof DomainError && error.code !== "storage_away" ? new DomainError("signed_out") : error;
    });
  });

function handler(work: Work<Actor>) {
  return async (raw: Request): Promise<Response> => {
    const lang = await currentLang();
    const isWrite = !["GET", "HEAD"].includes(raw.method);
    let signedIn = guest;
    try {
      if (isWrite && !isSameOrigin(await headers())) throw new DomainError("cross_site");
      signedIn = await currentActor();
      const actor = isWrite ? actingAs(signedIn) : signedIn;
      const answer = await work({ actor, lang, url: new URL(raw.url), raw });
      return answer instanceof Response ? answer : Response.json(answer, { headers: NEVER_STORED });
    } catch (error) {
      const refusal = isWrite ? refusalOf(signedIn, error) : error;
      const { code, message, fields } = sentences(lang, refusal);
      const told = { ...NEVER_STORED, ...retryAfter(refusal) };
      return Response.json({ code, message, fields }, { status: STATUS[code], headers: told });
    }
  };
}

const NEVER_STORED = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };
