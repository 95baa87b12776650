import type { CarrierKind } from "#db/schema/media.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { POST_CARRIERS } from "../visibility.ts";

/**
 * Whoever put a file here may take it away again, wherever they have shown it since. What the house has made its own, by
 * publishing it or putting it on a shelf, is taken out where it stands.
 */
export const canWithdraw = (actor: Actor, file: { ownerId: string; carriers: { carrier: CarrierKind }[] }) =>
  actor.id === file.ownerId && file.carriers.every(({ carrier }) => POST_CARRIERS.some((kind) => kind === carrier));
