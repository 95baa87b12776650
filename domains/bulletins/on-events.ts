import { sql } from "drizzle-orm";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import { announce } from "#domains/kernel/notices.ts";
import type { Listener, Listeners } from "#domains/kernel/outbox.ts";
import { HOUSE_COLUMNS, plantColumns } from "./columns/house-columns.ts";
import { ALL_BULLETINS } from "./tags.ts";

/** An organisation that was just founded finds the columns of the house; one that has set up its own keeps to those. */
const onFounded: Listener = async (_event, tx) => {
  // Nobody sets one up between the look and the planting.
  await tx.execute(sql`lock table ${bulletinColumns} in share row exclusive mode`);
  if ((await tx.$count(bulletinColumns)) > 0) return;
  await plantColumns(tx, HOUSE_COLUMNS);
  await announce(tx, "cache_tags", [ALL_BULLETINS]);
};

export const bulletinListeners: Listeners = { "accounts.organisation.founded": onFounded };
