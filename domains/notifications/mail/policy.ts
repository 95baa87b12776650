import type { Actor } from "#domains/kernel/actor.ts";
import { canAdministerPeople } from "#domains/people/policy.ts";

/** Whether mails go out is the system administrator's business; what they say is not (listMails). */
export const canSeeOutbox = (actor: Actor) => canAdministerPeople(actor);
