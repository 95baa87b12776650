import { Files } from "lucide-react";
import type { Choice } from "./draft-keeper.ts";
import type { Draft } from "./draft-store.ts";
import { clockTime, fill } from "./fill.ts";
import type { ComposerWords } from "./words.ts";

type Props = { other: Draft; words: ComposerWords; onChoose: (choice: Choice) => void };

/** Two texts for one draft: the other one to read, and which of them it is to be. */
export default function DraftChoice({ other, words, onChoose }: Props) {
  return (
    <div className="note warn comp-choice" role="alert">
      <Files className="i" aria-hidden />
      <div>
        <b>{fill(words.choiceTitle, { time: clockTime(other.at, words.lang) })}</b>
        <details>
          <summary>{words.choiceOther}</summary>
          {other.title !== "" && <p>{other.title}</p>}
          <p className="comp-other">{other.text}</p>
        </details>
        <p className="acts">
          <button type="button" className="btn g s" onClick={() => onChoose("mine")}>
            {words.choiceMine}
          </button>
          <button type="button" className="btn g s" onClick={() => onChoose("theirs")}>
            {words.choiceTheirs}
          </button>
          <button type="button" className="btn g s" onClick={() => onChoose("both")}>
            {words.choiceBoth}
          </button>
        </p>
      </div>
    </div>
  );
}
