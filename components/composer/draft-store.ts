/** What is being written, and where. */
export type DraftOf = { kind: "thread" | "reply" | "edit"; targetId: string };
/** `isAnonymous`, `labels`: where the form asks for them. `parentNumber`: the post that is answered. */
export type Words = {
  text: string;
  title: string;
  isAnonymous?: boolean;
  parentNumber?: number | null;
  labels?: string[];
};
export type Draft = Words & {
  at: number;
  /** The server had this text too, so that its absence there later means that it was posted or thrown away. */
  synced?: boolean;
  /** The server's state that this is, or on which it was written. */
  version?: string | null;
  /** Where in this browser it lies; none: on the server. */
  slot?: string;
};
export type ServerDraft = Words & { version: string; updatedAt: string };

const PREFIX = "qf:draft:";
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Drafts carry their owner: the next person at a shared computer is not shown them. */
export const draftKey = (owner: string, of: DraftOf): string => `${PREFIX}${owner}:${of.kind}:${of.targetId}`;

/** Windows that write on the same do not write over each other: the second takes a place of its own. */
export const anotherSlot = (key: string, name: string): string => `${key}/${name}`;

export function readDraft(store: Storage, slot: string, now = Date.now()): Draft | null {
  try {
    const draft: unknown = JSON.parse(store.getItem(slot) ?? "null");
    return isDraft(draft) && now - draft.at < KEPT_MS ? { ...draft, slot } : null;
  } catch {
    return null;
  }
}

/** All that this browser has of one draft. */
export function readDrafts(store: Storage, key: string): Draft[] {
  const slots = keysOf(store).filter((slot) => slot === key || slot.startsWith(`${key}/`));
  return slots.map((slot) => readDraft(store, slot)).filter((draft) => draft !== null);
}

/** False when the browser keeps nothing (private mode, full): then the draft is unsaved here. */
export function writeDraft(store: Storage, slot: string, { slot: _, ...draft }: Draft): boolean {
  try {
    if (isEmpty(draft)) store.removeItem(slot);
    else store.setItem(slot, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export const fromServer = ({ updatedAt, ...draft }: ServerDraft): Draft => ({
  ...draft,
  at: Date.parse(updatedAt),
  synced: true,
});

/**
 * The drafts of this browser and of the server that are not part of each other, the newest first: a text that the server
 * had is the server's affair (if it lies there no more, it was posted or thrown away elsewhere), and one that was written
 * on from the server's state has that in it.
 */
export function gatherDrafts(local: Draft[], server: Draft | null): Draft[] {
  const here = local.filter((draft) => !draft.synced && !(server && same(draft, server)));
  const isWrittenOn = here.some((draft) => server && draft.version === server.version);
  const all = server && !isWrittenOn ? [...here, server] : here;
  return all
    .filter((draft, index) => !isEmpty(draft) && all.findIndex((other) => same(other, draft)) === index)
    .sort((a, b) => b.at - a.at);
}

/** Forgets every draft of this browser: call it at sign-out. */
export function clearLocalDrafts(store: Storage = localStorage): void {
  for (const key of keysOf(store)) if (key.startsWith(PREFIX)) store.removeItem(key);
}

/** Without words there is no draft, whatever else was chosen. */
export const same = (a: Words, b: Words): boolean =>
  a.text === b.text && a.title === b.title && (isEmpty(a) || choicesOf(a) === choicesOf(b));

const isEmpty = ({ text, title }: Words) => text === "" && title === "";
const choicesOf = ({ isAnonymous = false, parentNumber = null, labels = [] }: Words) =>
  JSON.stringify([isAnonymous, parentNumber, [...labels].sort()]);

const keysOf = (store: Storage): string[] =>
  Array.from({ length: store.length }, (_, index) => store.key(index)).filter((key) => key !== null);

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return typeof draft?.text === "string" && typeof draft.title === "string" && typeof draft.at === "number";
}
