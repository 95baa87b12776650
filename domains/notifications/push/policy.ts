import type { Actor } from "#domains/kernel/actor.ts";

/** A device is told for as long as somebody is signed in on it, so whoever asks has to be. */
export const canAddDevice = (actor: Actor) => actor.kind === "member" && actor.sessionId !== null;

export const isOwnDevice = (actor: Actor, device: { memberId: string }) => device.memberId === actor.id;

/** Whether this browser may be one where its member was told before; where they are told on it, nothing has to be renewed. */
export const mayRenewHere = (
  { sessionId }: Pick<Actor, "sessionId">,
  devices: { sessionId: string; isOver: boolean }[],
) => devices.some(({ isOver }) => isOver) && !devices.some((device) => device.sessionId === sessionId);
