import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ActionState } from "#domains/edge/action-state.ts";

const EVERY_MS = 2000;
const idle: ActionState<never> = { status: "idle" };

export type SaveState =
  | { kind: "clean" | "dirty" | "saving" | "offline" | "conflict" }
  | { kind: "saved"; at: number }
  | { kind: "failed"; reason: string };
type Save = (before: ActionState<never>, form: FormData) => Promise<ActionState<{ version: number }>>;
type Options = {
  form: () => HTMLFormElement | null;
  /** The version that the text on the screen was written on. */
  version: () => number;
  /** Before each save, with what is to be saved. */
  onSending: (data: FormData) => void;
  onSaved: (version: number) => void;
  onState: (state: ActionState) => void;
};

/** Saves a form every two seconds while somebody types, one save after the other, and never in the middle of a composed word. */
export function useAutosave(autosave: Save, save: Save, { form, version, onSending, onSaved, onState }: Options) {
  const [state, setState] = useState<SaveState>({ kind: "clean" });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isComposing = useRef(false);
  const running = useRef(false);
  const changedSince = useRef(false);

  const write = useEffectEvent(async (action: Save) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const element = form();
    if (!element || running.current) return;
    running.current = true;
    changedSince.current = false;
    setState({ kind: "saving" });
    const data = new FormData(element);
    data.set("version", String(version()));
    data.set("stay", "1");
    onSending(data);
    // A session that ended answers with a redirect to the door, which is no answer to an action: it rejects.
    const answer = await action(idle, data).catch(() => null);
    running.current = false;
    settle(answer);
  });

  function settle(answer: ActionState<{ version: number }> | null) {
    if (answer === null) return setState({ kind: "offline" });
    onState(answer);
    if (answer.status === "done") {
      onSaved(answer.value.version);
      if (changedSince.current) return schedule();
      return setState({ kind: "saved", at: answer.at });
    }
    if (answer.status !== "error") return;
    if (answer.code === "conflict") setState({ kind: "conflict" });
    else setState({ kind: answer.code === "signed_out" ? "offline" : "failed", reason: answer.message } as SaveState);
  }

  function schedule() {
    setState({ kind: "dirty" });
    timer.current ??= setTimeout(tick, EVERY_MS);
  }

  function tick() {
    timer.current = undefined;
    if (isComposing.current) timer.current = setTimeout(tick, EVERY_MS);
    else void write(autosave);
  }

  /** Something was typed. In a conflict nothing is saved until its writer has chosen. */
  const touch = () => {
    changedSince.current = true;
    if (state.kind !== "conflict" && !running.current) schedule();
  };
  const compose = (is: boolean) => {
    isComposing.current = is;
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useUnsavedGuard(state.kind !== "clean" && state.kind !== "saved");
  return { state, touch, compose, saveNow: () => write(save) };
}

/** The browser asks before it leaves a page whose words are not saved. */
function useUnsavedGuard(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isUnsaved]);
}
