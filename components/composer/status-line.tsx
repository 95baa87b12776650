import { ChevronDown, CircleAlert, X } from "lucide-react";
import type { DraftState } from "./draft-keeper.ts";
import { clockTime, fill } from "./fill.ts";
import type { SendState } from "./use-send.ts";
import type { UploadLine } from "./use-uploads.ts";
import type { ComposerWords } from "./words.ts";

/** 草稿已于 14:32 自动保存 */
export function DraftLine({
  state,
  words,
  onDiscard,
}: {
  state: DraftState;
  words: ComposerWords;
  onDiscard: () => void;
}) {
  const sentence = {
    none: "",
    saved: words.draftSaved,
    savedHere: words.draftSavedHere,
    restored: words.draftRestored,
    choose: "",
  };
  const at = state.kind === "none" ? 0 : state.at;
  return (
    <span role="status">
      {fill(sentence[state.kind], { time: clockTime(at, words.lang) })}
      {state.kind === "restored" && (
        <button type="button" className="link" onClick={onDiscard}>
          {words.draftDiscard}
        </button>
      )}
    </span>
  );
}

/** How many characters are left, once that begins to matter. */
export function CountLine({ left, words, id }: { left: number | null; words: ComposerWords; id: string }) {
  if (left === null) return null;
  return (
    <p className={left < 0 ? "err" : "hint"} id={id}>
      {fill(left < 0 ? words.over : words.left, { count: Math.abs(left) })}
    </p>
  );
}

/** Each file on its way, with a way to stop it; what failed says why and goes at the next try. */
export function UploadLines({ lines, words }: { lines: UploadLine[]; words: ComposerWords }) {
  return lines.map((line) => (
    <p key={line.id} className={line.failed ? "err" : "hint"} role={line.failed ? "alert" : "status"}>
      {line.text}
      <button type="button" className="link" onClick={line.abort} aria-label={words.uploadCancel}>
        <X className="i" aria-hidden />
      </button>
    </p>
  ));
}

/** Why it was not posted. What was typed is still there; the same button tries again. */
export function SendError({ state, words }: { state: SendState; words: ComposerWords }) {
  if (state.status === "idle" || state.status === "done") return null;
  const sentence = state.status === "error" ? state.message : state.status === "offline" ? words.offline : words.failed;
  return (
    <p className="note bad" role="alert">
      <CircleAlert className="i" aria-hidden />
      <b>{sentence}</b>
    </p>
  );
}

/** The top of the sheet in which one writes on a phone. */
export function SheetHead({ label, words, onClose }: { label: string; words: ComposerWords; onClose: () => void }) {
  return (
    <p className="comp-head">
      <b>{label}</b>
      <button type="button" className="btn t s" onClick={onClose}>
        <ChevronDown className="i" aria-hidden />
        {words.fold}
      </button>
    </p>
  );
}
