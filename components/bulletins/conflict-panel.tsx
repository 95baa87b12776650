import { type ReactNode, useMemo } from "react";
import { fill } from "#components/composer/fill.ts";
import { WordDiff } from "#components/rich-text/word-diff.tsx";
import { plainText } from "#lib/text/excerpt.ts";
import type { Body } from "#lib/text/nodes.ts";
import { wordDiff } from "#lib/text/word-diff.ts";
import type { Rival } from "./use-desk.ts";
import type { DeskWords, DraftWords } from "./words.ts";
import { fieldsApart, type Written } from "./written.ts";

type Props = {
  draftId: string;
  /** The version that lies on the server, by whom it was saved, and as readers would see it. */
  theirs: { version: number; by: string; view: ReactNode };
  /** Both texts; null where no script runs that could compare them. */
  rival: Rival | null;
  onSaveMine: () => void;
  onTakeTheirs: () => void;
  words: DraftWords;
  fields: DeskWords["fields"];
};

/** Two have changed the same place: what differs, and whose it is to be. Whichever is chosen, the other is not lost. */
export function ConflictPanel({ draftId, theirs, rival, onSaveMine, onTakeTheirs, words, fields }: Props) {
  return (
    <section className="note warn conflict" role="alert">
      <p>{fill(words.conflict, { name: theirs.by })}</p>
      {rival && <Differences {...rival} words={words} fields={fields} />}
      <p className="acts-r">
        <button
          type="submit"
          className="btn g s"
          name="overwrites"
          value={theirs.version}
          onClick={(event) => {
            event.preventDefault();
            onSaveMine();
          }}
        >
          {words.saveMine}
        </button>
        <a
          className="btn t s"
          href={`/desk/bulletins/${draftId}`}
          onClick={(event) => {
            event.preventDefault();
            onTakeTheirs();
          }}
        >
          {words.takeTheirs}
        </a>
      </p>
      <p className="hint">{words.nothingLost}</p>
      <details open={!rival}>
        <summary>{words.theirs}</summary>
        <div className="box paper">{theirs.view}</div>
      </details>
    </section>
  );
}

function Differences({ mine, theirs, words, fields }: Rival & Pick<Props, "words" | "fields">) {
  const parts = useMemo(() => wordDiff(textOf(theirs), textOf(mine)), [mine, theirs]);
  const apart = fieldsApart(mine, theirs).map((name) => fields[NAMES[name] ?? (name as keyof typeof fields)]);
  return (
    <>
      <p className="meta worddiff">
        <del>{words.onlyTheirs}</del> <ins>{words.onlyMine}</ins>
      </p>
      <div className="box differences">
        <WordDiff parts={parts} />
      </div>
      {apart.length > 0 && <p>{fill(words.apart, { fields: apart.join(words.and) })}</p>}
    </>
  );
}

/** Fields whose label goes by another name than they do. */
const NAMES: Partial<Record<keyof Written, "column" | "audience" | "cover">> = {
  columnId: "column",
  unitId: "audience",
  coverId: "cover",
};

const textOf = ({ title, summary, body }: Written) =>
  [title, summary, plainText(JSON.parse(body) as Body)].filter((line) => line !== "").join("\n");
