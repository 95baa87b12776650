import { CloudAlert, CloudCheck, LoaderCircle, PencilLine } from "lucide-react";
import { clockTime, fill } from "#components/composer/fill.ts";
import type { SaveState } from "./use-autosave.ts";
import type { DeskWords } from "./words.ts";

const ICONS = {
  clean: CloudCheck,
  saved: CloudCheck,
  dirty: PencilLine,
  saving: LoaderCircle,
  failed: CloudAlert,
  offline: CloudAlert,
  conflict: CloudAlert,
  held: CloudAlert,
} as const;

/** Whether what stands on the screen is safe. */
export function SaveStatus({ state, lang, words }: { state: SaveState; lang: string; words: DeskWords }) {
  const Icon = ICONS[state.kind];
  return (
    <span className="hint savestate" role="status">
      {state.kind !== "clean" && <Icon className="i" aria-hidden />}
      {sentence(state, lang, words)}
      {state.kind === "offline" && (
        <a className="link" href="/sign-in" target="_blank" rel="noreferrer">
          {words.signIn}
        </a>
      )}
    </span>
  );
}

function sentence(state: SaveState, lang: string, words: DeskWords): string {
  switch (state.kind) {
    case "saved":
      return fill(words.saved, { time: clockTime(state.at, lang) });
    case "dirty":
      return words.unsaved;
    case "saving":
      return words.saving;
    case "failed":
      return fill(words.failed, { reason: state.reason });
    case "offline":
      return words.offline;
    case "held":
    case "conflict":
      return words.undecided;
    default:
      return "";
  }
}
