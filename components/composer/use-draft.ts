import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { type DraftKeeper, type DraftState, keepDraft, same, type Words } from "./draft-keeper.ts";
import { type DraftOf, draftKey, newestDraft, type ServerDraft } from "./draft-store.ts";
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
  const save = useEffectEvent((words: Words) =>
    saveOnServer(saveDraft, { kind, targetId, ...words, isAnonymous: words.isAnonymous ? "1" : "" }),
  );
  const latest = useLatest(form);

  useEffect(() => {
    initial.current ??= latest.current.readInitial();
    const kept = keepDraft({
      read: () => latest.current.read(),
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
    const isUntouched = initial.current && same(latest.current.read(), initial.current);
    const draft = newestDraft(keeper.current?.stored() ?? null, serverDraft);
    if (!key || !isUntouched || !draft || same(draft, latest.current.read()) || !(draft.text || draft.title)) return;
    keeper.current?.restored(draft);
    latest.current.write(draft);
    setState({ kind: "restored", at: draft.at });
  }, [key, serverDraft, latest]);

  return {
    state,
    changed: () => keeper.current?.changed(),
    /** Posted: the server has forgotten its draft by itself. */
    posted: () => keeper.current?.forget(false),
    /** Back to what stood there before the draft came. */
    discard() {
      keeper.current?.forget(true);
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

async function saveOnServer(action: FormAction | undefined, fields: Record<string, string | undefined>) {
  if (!action) return null;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value ?? "");
  try {
    const state = await action({ status: "idle" }, form);
    return state.status === "done" ? state.at : null;
  } catch {
    return null;
  }
}
