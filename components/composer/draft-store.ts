/** What is being written, and where. */
export type DraftOf = { kind: "thread" | "reply" | "edit"; targetId: string };
/** `synced`: the server had this text too, so that its absence there later means that it was posted or thrown away. */
export type Draft = { text: string; title: string; isAnonymous?: boolean; at: number; synced?: boolean };
export type ServerDraft = { text: string; title?: string; isAnonymous?: boolean; updatedAt: string };

const PREFIX = "qf:draft:";
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Drafts carry their owner: the next person at a shared computer is not shown them. */
export const draftKey = (owner: string, of: DraftOf): string => `${PREFIX}${owner}:${of.kind}:${of.targetId}`;

export function readDraft(store: Storage, key: string, now = Date.now()): Draft | null {
  try {
    const draft: unknown = JSON.parse(store.getItem(key) ?? "null");
    return isDraft(draft) && now - draft.at < KEPT_MS ? draft : null;
  } catch {
    return null;
  }
}

/** False when the browser keeps nothing (private mode, full): then the draft is unsaved here. */
export function writeDraft(store: Storage, key: string, draft: Draft): boolean {
  try {
    if (draft.text === "" && draft.title === "") store.removeItem(key);
    else store.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** The newer of both places. A local one that the server once had and has no longer was posted elsewhere. */
export function newestDraft(local: Draft | null, server: ServerDraft | null | undefined): Draft | null {
  const remote = server
    ? {
        text: server.text,
        title: server.title ?? "",
        isAnonymous: server.isAnonymous,
        at: Date.parse(server.updatedAt),
        synced: true,
      }
    : null;
  if (server === null && local?.synced) return null;
  if (!local || !remote) return local ?? remote;
  return local.at > remote.at ? local : remote;
}

/** Forgets every draft of this browser: call it at sign-out. */
export function clearLocalDrafts(store: Storage = localStorage): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
  for (const key of keys) if (key?.startsWith(PREFIX)) store.removeItem(key);
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return typeof draft?.text === "string" && typeof draft.title === "string" && typeof draft.at === "number";
}
