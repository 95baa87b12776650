import { actorOfSession } from "#domains/accounts/actor-cache.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { findThread } from "../threads/queries.ts";
import type { LiveMessage } from "./hub.ts";
import { listMissed } from "./queries.ts";
import { liveStream } from "./stream.ts";

const TOPIC = /^thread:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** A person reads a few threads at once; more streams of one session are left over from pages long gone. */
const STREAMS_PER_SESSION = 6;

const open = new Map<string, AbortController[]>();

/** A stream of what happens in one thread (`thread:<id>`), for a session. Throws `not_found` for what the person may not see. */
export async function openLive(
  actor: Actor,
  topic: string,
  lastSeq: number | null,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const threadId = TOPIC.exec(topic)?.[1];
  const sessionId = actor.sessionId;
  if (!threadId || !sessionId || !(await findThread(actor, threadId))) throw new DomainError("not_found");
  const place = takePlace(sessionId);
  return liveStream({
    topics: [topic],
    whoIs: () => actorOfSession(sessionId),
    begin: async (person) => [
      ...(lastSeq === null ? [] : await listMissed(person, threadId, lastSeq)),
      ...(await standOf(person, threadId, topic)),
    ],
    signal: AbortSignal.any([signal, place.signal]),
    onEnd: () => leavePlace(sessionId, place),
  });
}

/** Tells a page that was stored a while ago which is the last post by now. */
async function standOf(actor: Actor, threadId: string, topic: string): Promise<LiveMessage[]> {
  const thread = await findThread(actor, threadId);
  if (!thread) return [];
  return [{ seq: 0, event: "stand", area: thread.unitId, topic, data: { number: thread.lastShownNumber } }];
}

function takePlace(sessionId: string): AbortController {
  const mine = open.get(sessionId) ?? [];
  const place = new AbortController();
  open.set(sessionId, [...mine, place]);
  if (mine.length >= STREAMS_PER_SESSION) mine[0]!.abort();
  return place;
}

function leavePlace(sessionId: string, place: AbortController) {
  const others = (open.get(sessionId) ?? []).filter((other) => other !== place);
  if (others.length > 0) open.set(sessionId, others);
  else open.delete(sessionId);
}
