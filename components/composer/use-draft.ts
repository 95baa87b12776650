import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { type Choice, type DraftKeeper, type DraftState, keepDraft, type Saved } from "./draft-keeper.ts";
import { type DraftOf, draftKey, type ServerDraft, same, type Words } from "./draft-store.ts";
import type { FormAction } from "./types.ts";

export type DraftOptions = {
  owner?: string | null;
  draftOf?: DraftOf;
  serverDraft?: ServerDraft | null;
  saveDraft?: FormAction;
};
type Form = { read: () => Words; readInitial: () => Words; write: (words: Words) => void };

/** Keeps and restores the draft of a form; `changed` is called at every input. */
export function useDraft(form: Form, { owner, draftOf, serverDraft, saveDraft }: DraftOptions) {
  const [state, setState] = useState<DraftState>({ kind: "none" });
  const keeper = useRef<DraftKeeper>(undefined);
  const initial = useRef<Words>(undefined);
  const kind = draftOf?.kind;
  const targetId = draftOf?.targetId;
  const key = owner && kind && targetId ? draftKey(owner, { kind, targetId }) : null;
  const save = useEffectEvent((words: Words, version: string | null) =>
    saveOnServer(saveDraft, { kind, targetId }, words, version),
  );
  const latest = useLatest(form);

  useEffect(() => {
    initial.current ??= latest.current.readInitial();
    const kept = keepDraft({
      read: () => latest.current.read(),
      write: (words) => latest.current.write(words),
      initial: initial.current,
      store: storage(),
      key,
      save: key ? save : null,
      tell: setState,
    });
    keeper.current = kept;
    // What was typed before the page knew its reader is to be kept too.
    if (key && !same(latest.current.read(), initial.current)) kept.changed();
    const flush = (event: BeforeUnloadEvent | Event) => {
      if (!kept.flush() && event.type === "beforeunload") event.preventDefault();
    };
    const events = ["beforeunload", "pagehide", "visibilitychange"];
    for (const name of events) window.addEventListener(name, flush);
    return () => {
      for (const name of events) window.removeEventListener(name, flush);
      kept.stop();
    };
  }, [key, latest]);

  useEffect(() => {
    if (key) keeper.current?.meet(serverDraft);
  }, [key, serverDraft]);

  return {
    state,
    changed: () => keeper.current?.changed(),
    choose: (choice: Choice) => keeper.current?.choose(choice),
    /** Which state of the draft goes with the post that is sent now. */
    sending: () => keeper.current?.sending() ?? null,
    /** Posted: the server has forgotten its draft by itself. */
    posted: () => keeper.current?.posted(),
    /** Back to what stood there before the draft came. */
    discard() {
      keeper.current?.discard();
      if (initial.current) latest.current.write(initial.current);
    },
  };
}

function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}

/** Null where the browser refuses to keep anything. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

type Target = { kind?: string; targetId?: string };

async function saveOnServer(
  action: FormAction | undefined,
  { kind = "", targetId = "" }: Target,
  words: Words,
  version: string | null,
): Promise<Saved | null> {
  if (!action) return null;
  const form = new FormData();
  const { text, title, isAnonymous, parentNumber, labels = [] } = words;
  const fields = { kind, targetId, version: version ?? "", text, title, parentNumber: String(parentNumber ?? "") };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("isAnonymous", isAnonymous ? "1" : "");
  for (const label of labels) form.append("labels[]", label);
  try {
    const state = await action({ status: "idle" }, form);
    return state.status === "done" ? { ...(state.value as Omit<Saved, "at">), at: state.at } : null;
  } catch {
    return null;
  }
}
