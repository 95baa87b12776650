import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ActionState } from "#domains/edge/action-state.ts";
import { saveRhythm } from "./save-rhythm.ts";

const idle: ActionState<never> = { status: "idle" };

export type SaveState =
  | { kind: "clean" | "dirty" | "saving" | "offline" | "conflict" }
  | { kind: "saved"; at: number }
  | { kind: "failed" | "held"; reason: string };
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
  const running = useRef(false);
  const changedSince = useRef(false);

  /** `more`: what is to be done besides, as a button of the form would say it. */
  const write = useEffectEvent(async (action: Save, more: Record<string, string> = {}) => {
    rhythm.stop();
    const element = form();
    if (!element || running.current) return;
    running.current = true;
    changedSince.current = false;
    setState({ kind: "saving" });
    const data = new FormData(element);
    for (const [name, value] of Object.entries({ version: String(version()), stay: "1", ...more }))
      data.set(name, value);
    onSending(data);
    // A session that ended answers with a redirect to the door, which is no answer to an action: it rejects.
    const answer = await action(idle, data).catch(() => null);
    running.current = false;
    settle(answer);
  });
  const [rhythm] = useState(() => saveRhythm(() => void write(autosave)));

  function settle(answer: ActionState<{ version: number }> | null) {
    if (answer === null) return setState({ kind: "offline" });
    onState(answer);
    if (answer.status === "done") {
      onSaved(answer.value.version);
      if (changedSince.current) return schedule();
      return setState({ kind: "saved", at: answer.at });
    }
    if (answer.status !== "error") return;
    const { code, message: reason } = answer;
    if (code === "conflict") setState({ kind: "conflict" });
    else if (code === "signed_out") setState({ kind: "offline" });
    else setState({ kind: code === "held" ? "held" : "failed", reason });
  }

  function schedule() {
    setState({ kind: "dirty" });
    rhythm.touch();
  }

  /** Something was typed. In a conflict, and while another writes, nothing is saved until its writer has chosen. */
  const touch = () => {
    changedSince.current = true;
    if (state.kind !== "conflict" && state.kind !== "held" && !running.current) schedule();
  };
  const forget = () => {
    rhythm.stop();
    setState({ kind: "clean" });
  };
  useEffect(() => rhythm.stop, [rhythm]);
  useUnsavedGuard(state.kind !== "clean" && state.kind !== "saved");
  return {
    ...{ state, touch, forget, compose: rhythm.compose, isComposing: rhythm.isComposing },
    saveNow: (more?: Record<string, string>) => write(save, more),
  };
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
