import { eq } from "drizzle-orm";
import { pushDevices } from "#db/schema/pushes.ts";
import { command } from "#domains/kernel/command.ts";
import { RemoveDevice } from "../input.ts";
import { isOwnDevice } from "../policy.ts";
import { findDevice } from "../queries.ts";

/** Nothing more is told on this device, nor what waits for it. */
export const removeDevice = command({
  event: "notifications.device.removed",
  isPrivate: true,
  input: RemoveDevice,
  load: async (tx, actor, { deviceId }) => findDevice(actor, deviceId, tx),
  allow: isOwnDevice,
  async run(tx, { subject: { id } }) {
    await tx.delete(pushDevices).where(eq(pushDevices.id, id));
    return { id };
  },
});
