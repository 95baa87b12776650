import type { Actor } from "#domains/kernel/actor.ts";
import { type CaseStanding, findCaseStanding } from "./kept/queries.ts";

/** How a case stands with its reader. */
export type CaseOverlay = { standing: CaseStanding | null };

export const CASE_PATH = /^\/cases\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export const caseOverlay = async (actor: Actor, [, id = ""]: RegExpExecArray): Promise<CaseOverlay> => ({
  standing: await findCaseStanding(actor, id),
});
