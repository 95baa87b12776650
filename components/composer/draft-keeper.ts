import { type Draft, readDraft, writeDraft } from "./draft-store.ts";

/** `isAnonymous`: where one may hide one's name, whether it is to be hidden. */
export type Words = { text: string; title: string; isAnonymous?: boolean };
export type DraftState = { kind: "none" } | { kind: "saved" | "savedHere" | "restored"; at: number };

const LOCAL_AFTER_MS = 2_000;
const SERVER_AFTER_MS = 10_000;

type Deps = {
  /** What stands in the form now. */
  read: () => Words;
  /** What stood there to begin with: that needs no draft. */
  initial: Words;
  /** Null where the owner is not known, or the browser keeps nothing. */
  store: Storage | null;
  key: string | null;
  /** Saves on the server; answers when that was, or null. */
  save: ((words: Words) => Promise<number | null>) | null;
  tell: (state: DraftState) => void;
};

export type DraftKeeper = ReturnType<typeof keepDraft>;

/** Saves what is being written here every 2 s and on the server every 10 s, as long as it changes. */
export function keepDraft({ read, initial, store, key, save, tell }: Deps) {
  let keptHere = initial;
  let keptThere = initial;
  let localTimer: ReturnType<typeof setTimeout> | undefined;
  let serverTimer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const keepHere = (words: Words, at: number, synced: boolean) => {
    if (!store || !key || !writeDraft(store, key, { ...words, at, synced })) return false;
    keptHere = words;
    return true;
  };
  const saveHere = () => {
    clearTimeout(localTimer);
    localTimer = undefined;
    const words = read();
    const at = Date.now();
    if (same(words, keptHere)) return;
    if (keepHere(words, at, false) && !save) tell({ kind: "savedHere", at });
  };
  const saveThere = async () => {
    serverTimer = undefined;
    const words = read();
    if (!save || same(words, keptThere)) return;
    const at = await save(words);
    if (isStopped) return;
    if (at === null) {
      if (same(keptHere, read())) tell({ kind: "savedHere", at: Date.now() });
      return;
    }
    keptThere = words;
    if (same(words, read())) keepHere(words, at, true);
    tell({ kind: "saved", at });
  };
  const rest = () => {
    clearTimeout(localTimer);
    clearTimeout(serverTimer);
    localTimer = serverTimer = undefined;
  };

  return {
    changed() {
      localTimer ??= setTimeout(saveHere, LOCAL_AFTER_MS);
      serverTimer ??= setTimeout(saveThere, SERVER_AFTER_MS);
    },
    /** Before the page goes: true when nothing would be lost. */
    flush(): boolean {
      saveHere();
      return [initial, keptHere, keptThere].some((kept) => same(kept, read()));
    },
    /** The draft of this browser, if it differs from what stood in the form. */
    stored(): Draft | null {
      return store && key ? readDraft(store, key) : null;
    },
    /** A draft that came back is not a change. */
    restored({ text, title, isAnonymous, synced }: Draft) {
      keptHere = { text, title, isAnonymous };
      if (synced) keptThere = keptHere;
    },
    /** What was posted or thrown away needs no draft; the server forgets its own when it takes the post. */
    forget(atServer: boolean) {
      rest();
      keptHere = keptThere = initial = EMPTY;
      if (store && key) writeDraft(store, key, { ...EMPTY, at: 0 });
      if (atServer) void save?.(EMPTY);
      tell({ kind: "none" });
    },
    stop() {
      saveHere();
      rest();
      isStopped = true;
    },
  };
}

export const EMPTY: Words = { text: "", title: "" };
export const same = (a: Words, b: Words): boolean =>
  a.text === b.text && a.title === b.title && (isEmpty(a) || (a.isAnonymous ?? false) === (b.isAnonymous ?? false));
const isEmpty = ({ text, title }: Words) => text === "" && title === "";
