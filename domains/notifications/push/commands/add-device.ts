import { eq, inArray, or } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { pushDevices } from "#db/schema/pushes.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canPush, isAllowedEndpoint } from "../address.ts";
import { AddDevice } from "../input.ts";
import { canAddDevice } from "../policy.ts";
import { listDevices } from "../queries.ts";

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
    await makeRoom(tx, actor);
    const row = { ...input, memberId: memberId(actor), sessionId };
    const [device] = await tx.insert(pushDevices).values(row).returning({ id: pushDevices.id });
    return { id: device!.id };
  },
});

/** Devices where nobody is signed in any more make room for the eleventh; nothing else does. */
async function makeRoom(tx: Tx, actor: Actor): Promise<void> {
  const there = await listDevices(actor, tx);
  if (there.length < DEVICES_MAX) return;
  const over = there.filter(({ isOver }) => isOver).map(({ id }) => id);
  if (over.length === 0) throw invalid("form", "pushDevicesFull", { maximum: DEVICES_MAX });
  await tx.delete(pushDevices).where(inArray(pushDevices.id, over));
}
