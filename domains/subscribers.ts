import type { Listeners } from "#domains/kernel/outbox.ts";

/** Who listens to whom: the worker hands every event to these, in this order. */
export const subscribers: Listeners[] = [];
