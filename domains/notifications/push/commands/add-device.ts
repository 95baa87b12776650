import { count, eq, or } from "drizzle-orm";
import { pushDevices } from "#db/schema/pushes.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canPush, isAllowedEndpoint } from "../address.ts";
import { AddDevice } from "../input.ts";
import { canAddDevice } from "../policy.ts";

/** Desk, phone and a tablet, twice: who has more has forgotten some. */
export const DEVICES_MAX = 10;

/**
 * Tells the actor on the browser that they are signed in with, from now on. A browser tells one person only: of whoever
 * used it before nothing comes there any more, and nothing of theirs that waits.
 */
export const addDevice = command({
  event: "notifications.device.added",
  isPrivate: true,
  input: AddDevice,
  limit: "notifications.device.added",
  load: async (_tx, { sessionId }) => (canPush() && sessionId !== null ? { sessionId } : null),
  allow: canAddDevice,
  async run(tx, { actor, input, subject: { sessionId } }) {
    if (!isAllowedEndpoint(input.endpoint)) throw invalid("form", "pushHost");
    const isSame = or(eq(pushDevices.endpoint, input.endpoint), eq(pushDevices.sessionId, sessionId));
    await tx.delete(pushDevices).where(isSame);
    const own = eq(pushDevices.memberId, memberId(actor));
    const [there] = await tx.select({ n: count() }).from(pushDevices).where(own);
    if (there!.n >= DEVICES_MAX) throw invalid("form", "pushDevicesFull", { maximum: DEVICES_MAX });
    const row = { ...input, memberId: memberId(actor), sessionId };
    const [device] = await tx.insert(pushDevices).values(row).returning({ id: pushDevices.id });
    return { id: device!.id };
  },
});
