import postgres from "postgres";

export const CHANNELS = ["cache_tags", "actors", "live", "events", "limits"] as const;
export type Channel = (typeof CHANNELS)[number];

type Handler = (payload: string) => void;
type Hub = {
  handlers: Map<Channel, Set<Handler>>;
  onChange: Set<(connected: boolean) => void>;
  connected: boolean;
  started: boolean;
};

declare global {
  var qingfengHub: Hub | undefined;
}

const RETRY_MS = 250;
const HEARTBEAT_MS = 10_000;

/** The one LISTEN connection of this process. */
globalThis.qingfengHub ??= { handlers: new Map(), onChange: new Set(), connected: false, started: false };
const hub: Hub = globalThis.qingfengHub;

/** Calls `handler` with every payload of `channel`; returns the way to stop. */
export function onNotify(channel: Channel, handler: Handler): () => void {
  const handlers = hub.handlers.get(channel) ?? new Set();
  hub.handlers.set(channel, handlers.add(handler));
  return () => handlers.delete(handler);
}

/** Calls `handler` when the connection is made and when it is lost: what was missed in between cannot be known. */
export function onConnection(handler: (connected: boolean) => void): void {
  hub.onChange.add(handler);
  handler(hub.connected);
}

/** Whether news from other processes reaches this one at present. */
export const isListening = () => hub.connected;

/** Opens the connection and keeps it open for the life of the process. Call once; further calls do nothing. */
export async function startListening(url = process.env.DATABASE_URL ?? ""): Promise<void> {
  if (hub.started) return;
  hub.started = true;
  await listenOnce(url).catch(() => retryLater(url));
}

async function listenOnce(url: string): Promise<void> {
  const options = {
    max: 1,
    idle_timeout: null as unknown as undefined,
    max_lifetime: null,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: "qingfeng listen" },
    onnotify: (channel: string, payload: string) => {
      for (const handler of hub.handlers.get(channel as Channel) ?? []) handler(payload);
    },
    onclose: () => lost(),
  };
  const client = postgres(url, options);
  let live = true;
  const lost = () => {
    if (!live) return;
    live = false;
    clearInterval(heartbeat);
    setConnected(false);
    void client.end({ timeout: 0 });
    retryLater(url);
  };
  // A connection that died without a word is noticed by asking.
  const heartbeat = setInterval(() => {
    const silence = setTimeout(lost, HEARTBEAT_MS / 2);
    client`select 1`.then(() => clearTimeout(silence), lost);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  try {
    for (const channel of CHANNELS) await client.unsafe(`listen ${channel}`);
  } catch (error) {
    live = false;
    clearInterval(heartbeat);
    await client.end({ timeout: 0 });
    throw error;
  }
  setConnected(true);
}

function retryLater(url: string) {
  setTimeout(() => listenOnce(url).catch(() => retryLater(url)), RETRY_MS).unref();
}

function setConnected(connected: boolean) {
  hub.connected = connected;
  for (const handler of hub.onChange) handler(connected);
}
