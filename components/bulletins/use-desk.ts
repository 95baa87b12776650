import { useRouter } from "next/navigation";
import { useActionState, useEffect, useEffectEvent, useRef, useState } from "react";
import type { EditorHandle } from "#components/editor/editor-handle.ts";
import { autosaveDraftAction, saveDraftAction, takeOverDraftAction } from "#domains/bulletins/actions.ts";
import type { ActionState } from "#domains/edge/action-state.ts";
import type { Body } from "#lib/text/nodes.ts";
import type { DraftFields } from "./draft-form.tsx";
import { useDraftVersion } from "./draft-version.tsx";
import { type Base, forgetUnsaved, keepUnsaved, useUnsavedAtLeave } from "./unsaved-words.ts";
import { useAutosave } from "./use-autosave.ts";
import { fillFields, mergeWritten, readWritten, type Written, writtenOf } from "./written.ts";

const idle: ActionState<never> = { status: "idle" };
const CALM_MS = 200;

type Options = {
  /** The working copy as it lies on the server, drawn anew when somebody else has saved. */
  draft: DraftFields;
  /** What the words on the screen were written on, where a tab has put them back. */
  back: Base | null;
  /** The version drawn is published or approved: the first save ends that, and what stands beside the text is drawn anew. */
  isSettled: boolean;
  /** Who saved it last. */
  savedBy: string;
  /** Another cover came from somebody else. */
  onCover: (coverId: string) => void;
};
/** Two texts of which one has to be chosen. */
export type Rival = { mine: Written; theirs: Written };

/** Saving, and what is done where two write one text: put together where that can be done, else their writer is asked. */
export function useDesk({ draft, back, isSettled, savedBy, onCover }: Options) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const editor = useRef<EditorHandle>(null);
  const [posted, submit] = useActionState<ActionState, FormData>(saveDraftAction as never, idle);
  const [answer, setAnswer] = useState<ActionState>(idle);
  const [rival, setRival] = useState<Rival | null>(null);
  const [mergedWith, setMergedWith] = useState<string | null>(null);
  const isMerging = useRef(false);
  const { version, tell } = useDraftVersion();
  const base = useRef<Base>(back ?? { version: version || draft.version, said: writtenOf(draft) });
  const sent = useRef<{ on: number; said: Written } | null>(null);
  const route = useRef(choiceOf(writtenOf(draft)));
  const autosave = useAutosave(autosaveDraftAction, saveDraftAction, {
    form: () => form.current,
    version: () => base.current.version,
    onSending: (data) => {
      sent.current = { on: Number(data.get("overwrites") ?? data.get("version")), said: readWritten(data) };
      keepUnsaved(draft.id, data, base.current);
    },
    onSaved: (saved) => {
      const said = sent.current!.said;
      forgetUnsaved(draft.id);
      base.current = { version: saved, said };
      setRival(null);
      // The save of what was put together is not yet the next change.
      if (!isMerging.current) setMergedWith(null);
      isMerging.current = false;
      tell({ version: saved });
      // Another column, kind or risk may mean another way of its review, which stands beside the text.
      if (isSettled || choiceOf(said) !== route.current) router.refresh();
      route.current = choiceOf(said);
    },
    onState: setAnswer,
  });
  const { kind } = autosave.state;
  const isUnsaved = kind !== "clean" && kind !== "saved";
  useUnsavedAtLeave(form, base, draft.id, isUnsaved);
  useEffect(() => {
    if (back) autosave.touch();
  }, []);
  useEffect(() => tell({ isDirty: isUnsaved }), [isUnsaved, tell]);
  useEffect(() => {
    if (kind !== "conflict") return;
    setMergedWith(null);
    isMerging.current = false;
    router.refresh();
  }, [kind, router]);

  /** Theirs has come: both in one where they touch different places, else both on the screen. */
  const settle = useEffectEvent(() => {
    const mine = readWritten(new FormData(form.current!));
    const theirs = inItsWords(writtenOf(draft));
    const { said } = base.current;
    const merged = said && mergeWritten(inItsWords(said), mine, theirs);
    if (!merged) return setRival({ mine, theirs });
    put(merged, false);
    base.current = { version: draft.version, said: theirs };
    setMergedWith(savedBy);
    isMerging.current = true;
    void autosave.saveNow();
  });
  const isCalm = useEffectEvent(() => !autosave.isComposing());
  useEffect(() => {
    if (kind !== "conflict" || draft.version <= (sent.current?.on ?? 0)) return;
    return whenCalm(isCalm, settle);
  }, [kind, draft.version]);

  const inItsWords = (written: Written): Written => {
    const body = JSON.parse(written.body) as Body;
    return { ...written, body: JSON.stringify(editor.current?.inItsWords(body) ?? body) };
  };
  function put(written: Written, isUndoable: boolean) {
    if (written.coverId !== readWritten(new FormData(form.current!)).coverId) onCover(written.coverId);
    fillFields(form.current!, written);
    editor.current?.write(JSON.parse(written.body) as Body, { isUndoable });
  }
  const takeTheirs = () => {
    const theirs = inItsWords(writtenOf(draft));
    put(theirs, true);
    base.current = { version: draft.version, said: theirs };
    forgetUnsaved(draft.id);
    setRival(null);
    setAnswer(idle);
    tell({ version: draft.version });
    autosave.forget();
  };
  const takeOver = async () => {
    const asking = new FormData();
    asking.set("bulletinId", draft.id);
    asking.set("stay", "1");
    const taken = await takeOverDraftAction(idle, asking);
    if (taken.status === "error") setAnswer(taken);
    else void autosave.saveNow();
  };
  const isPosted = answer.status === "idle";
  return {
    ...{ form, editor, submit, autosave, rival, mergedWith, takeTheirs, takeOver },
    state: isPosted ? posted : asToldHere(answer),
    /** What its writer has to choose. */
    asked: isPosted ? askedBy(posted) : rival ? ("conflict" as const) : kind === "held" ? ("held" as const) : null,
    saveMine: () => void autosave.saveNow({ overwrites: String(draft.version) }),
  };
}

const askedBy = (posted: ActionState) =>
  posted.status === "error" && (posted.code === "conflict" || posted.code === "held") ? posted.code : null;

/** What was typed stands in the fields: it has not to be put back into them. */
const asToldHere = (answer: ActionState): ActionState =>
  answer.status === "error" ? { ...answer, values: {} } : answer;

/** By what the way of a review is chosen. */
const choiceOf = ({ columnId, kind, risk }: Written) => [columnId, kind, risk].join();

/** Not while an input method composes: it would lose what it has begun. */
function whenCalm(isCalm: () => boolean, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const look = () => {
    if (isCalm()) work();
    else timer = setTimeout(look, CALM_MS);
  };
  timer = setTimeout(look);
  return () => clearTimeout(timer);
}
