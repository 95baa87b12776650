import { and, count, eq, isNull } from "drizzle-orm";
import { units } from "#db/schema/units.ts";
import { webhooks } from "#db/schema/webhooks.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { isAllowedAddress } from "../address.ts";
import { CreateWebhook } from "../input.ts";
import { canKeepWebhooks } from "../policy.ts";
import { secretOf } from "../signature.ts";

const WEBHOOKS_MAX = 10;
type Area = { unitId: string | null; path: string | null };

/** Tells another system from now on what happens in an area. The secret with which it knows us is told once. */
export const createWebhook = command({
  event: "webhooks.webhook.created",
  input: CreateWebhook,
  limit: "webhooks.webhook.created",
  load: async (tx, actor, { unit }): Promise<Area | null> => {
    if (unit === "") return canKeepWebhooks(actor, null) ? { unitId: null, path: null } : null;
    const inUse = and(eq(units.slug, unit), isNull(units.deactivatedAt));
    const [row] = await tx.select({ unitId: units.id, path: units.path }).from(units).where(inUse);
    return row && canKeepWebhooks(actor, row.path) ? row : null;
  },
  allow: (actor, { path }) => canKeepWebhooks(actor, path),
  async run(tx, { actor, input: { name, address, events }, subject: { unitId } }) {
    if (!isAllowedAddress(address)) throw invalid("address", "webhookHost");
    const ofArea = and(isNull(webhooks.endedAt), unitId ? eq(webhooks.unitId, unitId) : isNull(webhooks.unitId));
    const [there] = await tx.select({ n: count() }).from(webhooks).where(ofArea);
    if (there!.n >= WEBHOOKS_MAX) throw invalid("form", "tooManyWebhooks", { maximum: WEBHOOKS_MAX });
    const [row] = await tx
      .insert(webhooks)
      .values({ memberId: memberId(actor), unitId, name, address, events })
      .returning({ id: webhooks.id });
    return { id: row!.id, unitId, secret: secretOf(row!.id), payload: { name, events } };
  },
});
