import { CircleAlert, CircleCheck } from "lucide-react";
import { fill } from "#components/composer/fill.ts";
import { timeLeft } from "#components/composer/time-left.ts";
import type { Sending } from "./use-uploads.ts";
import type { MediaWords } from "./words.ts";

type Props = {
  list: Sending[];
  words: MediaWords["upload"];
  onGoOn: (row: Sending) => void;
  onCancel: (key: number) => void;
};

/** How far each file is, how long it still takes, and what went wrong with it. */
export function UploadList({ list, words, onGoOn, onCancel }: Props) {
  if (list.length === 0) return null;
  return (
    <ul className="uploads">
      {list.map((row) => (
        <li key={row.key} className={row.state}>
          <span className="upname">
            {row.state === "done" && <CircleCheck className="i" aria-hidden />}
            {row.state === "failed" && <CircleAlert className="i" aria-hidden />}
            <bdi>{row.file.name}</bdi>
          </span>
          {row.state === "failed" ? (
            <span className="err" role="alert">
              {row.reason}
            </span>
          ) : (
            <>
              <progress max={100} value={row.percent} aria-label={`${words.progress} ${row.file.name}`} />
              <span className="hint num">{stateOf(row, words)}</span>
            </>
          )}
          {row.canGoOn && (
            <button type="button" className="btn g s" onClick={() => onGoOn(row)}>
              {words.again}
            </button>
          )}
          {row.state !== "done" && (
            <button type="button" className="btn t s" onClick={() => onCancel(row.key)}>
              {words.cancel}
              <span className="vh"> {row.file.name}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function stateOf({ state, percent, secondsLeft }: Sending, words: MediaWords["upload"]): string {
  if (state === "sending") return fill(words.sending, { percent, left: timeLeft(secondsLeft, words) });
  if (state === "checking") return words.checking;
  return state === "done" ? words.done : words.waiting;
}
