import type { Actor } from "#domains/kernel/actor.ts";
import { mayHear } from "./audience.ts";
import { type LiveMessage, listenLive } from "./hub.ts";

/** Below the patience of common proxies, which hang up on silence after 30 to 60 s. */
const HEARTBEAT_MS = 25_000;
const RETRY_MS = 3_000;

type Options = {
  topics: string[];
  /** Who holds the session at this moment; null ends the stream. */
  whoIs: () => Promise<Actor | null>;
  /** Sent first: what was missed, and where things stand. */
  begin: (actor: Actor) => Promise<LiveMessage[]>;
  signal: AbortSignal;
  /** Called once, however the stream ends. */
  onEnd?: () => void;
};

/**
 * A stream of server-sent events for one session. Each message is offered to the person as they are when it comes; the
 * stream ends with the session. It joins before it looks back, so that nothing falls between.
 */
export function liveStream({ topics, whoIs, begin, signal, onEnd }: Options): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  let isLeft = false;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let ended = false;
      /** Messages go out one after the other, however long each takes to be allowed. */
      let turn: Promise<unknown> = Promise.resolve();
      const write = (text: string) => {
        if (!ended) controller.enqueue(encoder.encode(text));
      };
      const inTurn = (work: () => Promise<unknown>) => {
        turn = turn.then(() => (ended ? undefined : work())).catch(() => end());
      };
      const offer = async (message: LiveMessage) => {
        const actor = await whoIs();
        if (!actor) end();
        else if (await mayHear(actor, message)) write(written(message));
      };
      const recheck = async () => {
        if (!(await whoIs())) end();
      };
      const leave = listenLive({
        topics,
        hear: (message) => inTurn(() => offer(message)),
        recheck: () => inTurn(recheck),
        close: () => end(),
      });
      const heartbeat = setInterval(() => {
        write(": \n\n");
        inTurn(recheck);
      }, HEARTBEAT_MS);
      end = () => {
        if (ended) return;
        ended = true;
        clearInterval(heartbeat);
        leave();
        signal.removeEventListener("abort", end);
        onEnd?.();
        if (!isLeft) controller.close();
      };
      signal.addEventListener("abort", end);
      write(`retry: ${RETRY_MS}\n\n`);
      inTurn(async () => {
        const actor = await whoIs();
        if (!actor) return end();
        for (const message of await begin(actor)) await offer(message);
      });
    },
    cancel() {
      isLeft = true; // a stream that its reader has left is closed already
      end();
    },
  });
}

/** An event without `seq` (0) tells where things stand and is no place to go on from. */
function written({ seq, event, topic, data }: LiveMessage): string {
  const id = seq > 0 ? `id: ${seq}\n` : "";
  return `${id}data: ${JSON.stringify({ event, topic, ...data })}\n\n`;
}
