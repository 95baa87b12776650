import { newKey } from "#components/form/submit-key.ts";
import {
  anotherSlot,
  type Draft,
  fromServer,
  gatherDrafts,
  readDraft,
  readDrafts,
  type ServerDraft,
  same,
  type Words,
  writeDraft,
} from "./draft-store.ts";

/** `choose`: another text lies where this one is to be kept. Neither is written over until the writer has chosen. */
export type DraftState =
  | { kind: "none" }
  | { kind: "saved" | "savedHere" | "restored"; at: number }
  | { kind: "choose"; at: number; other: Draft };
/** What the server answers: the state that was made, or the one that it was not written over. */
export type Saved = { at: number; version: string | null; newer: ServerDraft | null };
export type Choice = "mine" | "theirs" | "both";

const LOCAL_AFTER_MS = 2_000;
const SERVER_AFTER_MS = 10_000;

type Deps = {
  /** What stands in the form now. */
  read: () => Words;
  write: (words: Words) => void;
  /** What stood there to begin with: that needs no draft. */
  initial: Words;
  /** Null where the owner is not known, or the browser keeps nothing. */
  store: Storage | null;
  key: string | null;
  /** Saves on the server what was written on this state of it; null where it did not answer. */
  save: ((words: Words, version: string | null) => Promise<Saved | null>) | null;
  tell: (state: DraftState) => void;
};

export type DraftKeeper = ReturnType<typeof keepDraft>;

/** Saves what is being written here every 2 s and on the server every 10 s, as long as it changes. */
export function keepDraft({ read, write, initial, store, key, save, tell }: Deps) {
  let keptHere = initial;
  let keptThere = initial;
  /** What was sent last: if that lies on the server, it was this page, whose answer was lost. */
  let sent: Words | null = null;
  let version: string | null = null;
  let sentVersion: string | null = null;
  let slot = key;
  let writtenAt: number | null = null;
  let others: Draft[] = [];
  let hasLooked = false;
  let round = 0;
  let localTimer: ReturnType<typeof setTimeout> | undefined;
  let serverTimer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const met = new Set<string>();

  const keepHere = (words: Words, at: number, synced: boolean) => {
    if (!store || !slot || !key) return false;
    const there = readDraft(store, slot);
    const isForeign = there && there.at !== writtenAt && !there.synced && !same(there, words);
    if (isForeign) slot = anotherSlot(key, newKey());
    if (!writeDraft(store, slot, { ...words, at, synced, version })) return false;
    writtenAt = at;
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
  const saveThere = async (): Promise<void> => {
    serverTimer = undefined;
    const words = read();
    if (!save || others.length > 0 || same(words, keptThere)) return;
    const [before, startedIn] = [sent, round];
    sent = words;
    const answer = await save(words, version);
    // Posted in the meantime: what came to the server after it is not left lying there.
    if (startedIn !== round) return void (answer?.version && save(EMPTY, answer.version));
    if (answer?.newer) {
      met.add(answer.newer.version);
      const newer = fromServer(answer.newer);
      if (!before || !same(newer, before)) return offer([newer]);
      version = answer.newer.version;
      return saveThere();
    }
    if (answer) {
      version = answer.version;
      if (version) met.add(version);
      keptThere = words;
    }
    if (isStopped) return;
    if (!answer) {
      if (same(keptHere, read())) tell({ kind: "savedHere", at: Date.now() });
      return;
    }
    if (same(words, read())) keepHere(words, answer.at, true);
    tell({ kind: "saved", at: answer.at });
  };
  const offer = (drafts: Draft[]) => {
    others.push(...drafts.filter((draft) => !same(draft, read()) && !others.some((other) => same(other, draft))));
    const [other] = others;
    if (other && !isStopped) tell({ kind: "choose", at: other.at, other });
  };
  const restore = (draft: Draft) => {
    keptHere = sent = draft;
    if (draft.synced) keptThere = draft;
    slot = draft.slot ?? slot;
    writtenAt = draft.slot ? draft.at : writtenAt;
    version = draft.version ?? null;
    // What one is about to answer is not changed by words of another day.
    write({ ...draft, parentNumber: read().parentNumber ?? draft.parentNumber });
    tell({ kind: "restored", at: draft.at });
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
    /** What the server has; undefined as long as that is not known. Into an untouched form the newest draft comes by itself. */
    meet(server: ServerDraft | null | undefined) {
      const isNews = server && server.version !== version && !met.has(server.version);
      if (server) met.add(server.version);
      const [first, ...others] = gatherDrafts(hasLooked ? [] : lookHere(), isNews ? fromServer(server) : null);
      hasLooked = true;
      if (!first) return;
      if (!same(read(), initial)) return adopt([first, ...others]);
      restore(first);
      offer(others);
    },
    choose(choice: Choice) {
      const other = others.shift();
      if (!other) return;
      // What came from the server has been seen: what is saved next takes its place.
      if (!other.slot) {
        version = other.version ?? null;
        keptThere = other;
      } else if (store && other.slot !== slot) writeDraft(store, other.slot, { ...EMPTY, at: 0 });
      if (choice === "theirs") write(other);
      if (choice === "both") write(joined(read(), other));
      tell({ kind: "none" });
      offer([]);
      saveHere();
      void saveThere();
    },
    /** The state of the server that goes with the post that is sent now. */
    sending: () => (sentVersion = version),
    /** What was posted needs no draft; what was saved while it was on its way goes too. */
    posted() {
      if (version !== sentVersion) void save?.(EMPTY, version);
      forget(EMPTY);
    },
    /** Thrown away: in the form stands again what stood there before. */
    discard() {
      const known = version;
      forget(initial);
      void save?.(EMPTY, known).then((answer) => answer?.newer && offer([fromServer(answer.newer)]));
    },
    stop() {
      saveHere();
      rest();
      isStopped = true;
    },
  };

  /** What this browser has, but for what this page has put there; places that the server has made needless are cleared. */
  function lookHere(): Draft[] {
    if (!store || !key) return [];
    const drafts = readDrafts(store, key).filter((draft) => draft.slot !== slot || draft.at !== writtenAt);
    for (const { synced, slot: place } of drafts)
      if (synced && place && place !== key) writeDraft(store, place, { ...EMPTY, at: 0 });
    return drafts;
  }

  /** Some of it is what stands in the form already; the rest is for the writer to choose. */
  function adopt(drafts: Draft[]) {
    const mine = drafts.find((draft) => same(draft, read()));
    if (mine && !mine.slot) version = mine.version ?? null;
    offer(drafts);
  }

  function forget(then: Words) {
    rest();
    round++;
    if (store && slot) writeDraft(store, slot, { ...EMPTY, at: 0 });
    keptHere = keptThere = initial = then;
    sent = version = sentVersion = null;
    writtenAt = null;
    others = [];
    slot = key;
    tell({ kind: "none" });
  }
}

export const EMPTY: Words = { text: "", title: "" };

/** Both texts, the other below; its title too, where it is another. */
function joined(mine: Words, other: Words): Words {
  const title = mine.title || other.title;
  const texts = [mine.text, other.title === title ? "" : other.title, other.text];
  return { ...mine, title, text: texts.filter((text) => text !== "").join("\n\n") };
}
