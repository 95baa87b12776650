import type { Actor } from "./actor.ts";
import { DomainError } from "./errors.ts";

/** As whom somebody acts: without what their roles give them, while they owe the two steps that a role asks for. */
export const actingAs = (signedIn: Actor): Actor => (signedIn.owesTwoStep ? { ...signedIn, grants: [] } : signedIn);

/** What is missing or forbidden may be so only because their roles do not count yet; which of it, they are not told. */
export const refusalOf = (signedIn: Actor, error: unknown): unknown =>
  signedIn.owesTwoStep && error instanceof DomainError && ["not_found", "forbidden"].includes(error.code)
    ? new DomainError("two_step_owed")
    : error;
