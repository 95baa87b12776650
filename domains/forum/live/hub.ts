import { onConnection, onNotify } from "#db/listen.ts";

/** What a write tells those who have the page open. `area`: a unit's id, or null for the whole organisation. */
export type LiveMessage = {
  seq: number;
  event: string;
  area: string | null;
  topic: string;
  data: Record<string, string | number>;
};
export type Listening = {
  topics: string[];
  hear: (message: LiveMessage) => void;
  /** Somebody's session, units or grants have changed, or news may have been missed: ask again, or begin anew. */
  recheck: () => void;
  close: () => void;
};

declare global {
  var qingfengLive: Set<Listening> | undefined;
}

/** One set a process, however often the bundler copies this module. */
function listeners(): Set<Listening> {
  if (globalThis.qingfengLive) return globalThis.qingfengLive;
  const set = new Set<Listening>();
  globalThis.qingfengLive = set;
  onNotify("live", (payload) => tell(set, payload));
  onNotify("actors", () => {
    for (const listening of [...set]) listening.recheck();
  });
  onConnection((connected) => {
    if (!connected) for (const listening of [...set]) listening.close();
  });
  return set;
}

/** Joins; returns the way out. */
export function listenLive(listening: Listening): () => void {
  const set = listeners();
  set.add(listening);
  return () => set.delete(listening);
}

function tell(set: Set<Listening>, payload: string) {
  const message = readMessage(payload);
  if (!message) return;
  for (const listening of [...set]) if (listening.topics.includes(message.topic)) listening.hear(message);
}

/** A message without a clear audience is for nobody. */
export function readMessage(payload: string): LiveMessage | null {
  const { seq, event, area, topic, data } = JSON.parse(payload) as Partial<LiveMessage>;
  if (typeof seq !== "number" || typeof event !== "string" || typeof topic !== "string" || !data) return null;
  return area === null || (typeof area === "string" && area !== "") ? { seq, event, area, topic, data } : null;
}
