import type { DraftWords } from "./words.ts";

type Props = { draftId: string; message: string; onTakeOver: () => void; words: DraftWords };

/** Another was first, or has taken the text over: nothing is saved until its writer has chosen. Without scripts that is done elsewhere. */
export function HeldPanel({ draftId, message, onTakeOver, words }: Props) {
  return (
    <section className="note warn conflict" role="alert">
      <p>{message}</p>
      <p className="acts-r">
        <a
          className="btn g s"
          href={`/desk/bulletins/${draftId}`}
          target="_blank"
          rel="noreferrer"
          onClick={(event) => {
            event.preventDefault();
            onTakeOver();
          }}
        >
          {words.takeOverAndSave}
        </a>
      </p>
    </section>
  );
}
