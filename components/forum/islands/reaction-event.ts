import type { Reaction } from "#db/enums/forum.ts";

/** What one kind of reaction to a post has come to, as it is told while the page is open. */
export type Reacted = { number: number; kind: Reaction; count: number };

const NAME = "qf:reacted";

export const announceReaction = (reacted: Reacted) => dispatchEvent(new CustomEvent(NAME, { detail: reacted }));

/** Hears of reactions to one post; returns the way out. */
export function onReaction(number: number, hear: (reacted: Reacted) => void): () => void {
  const listen = ({ detail }: CustomEventInit<Reacted>) => detail?.number === number && hear(detail);
  addEventListener(NAME, listen as EventListener);
  return () => removeEventListener(NAME, listen as EventListener);
}
