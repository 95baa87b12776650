import { forgetOldKeys } from "#domains/kernel/retention.ts";

/** What the worker does by the clock (cron, in the time zone of the database server). */
export const schedules: { name: string; cron: string; run: () => Promise<unknown> }[] = [
  { name: "forget-old-keys", cron: "17 * * * *", run: forgetOldKeys },
];
