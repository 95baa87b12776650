import { eq } from "drizzle-orm";
import { pushDevices } from "#db/schema/pushes.ts";
import { command } from "#domains/kernel/command.ts";
import { canPush } from "../address.ts";
import { RenewDevice } from "../input.ts";
import { isOwnDevice } from "../policy.ts";
import { findDeviceAt } from "../queries.ts";

/** Whoever signs in again on a device of theirs is told on it again. */
export const renewDevice = command({
  event: "notifications.device.renewed",
  isPrivate: true,
  input: RenewDevice,
  async load(tx, actor, { endpoint }) {
    const { sessionId } = actor;
    const device = canPush() && sessionId !== null ? await findDeviceAt(actor, endpoint, tx) : null;
    return device && sessionId ? { id: device.id, memberId: device.memberId, sessionId } : null;
  },
  allow: isOwnDevice,
  async run(tx, { subject: { id, sessionId } }) {
    await tx.update(pushDevices).set({ sessionId }).where(eq(pushDevices.id, id));
    return { id };
  },
});
