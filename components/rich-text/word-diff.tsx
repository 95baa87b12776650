import "./word-diff.css";
import type { DiffPart } from "#lib/text/word-diff.ts";

/** A text with what was taken out of it and what was put in. */
export function WordDiff({ parts }: { parts: DiffPart[] }) {
  let at = 0;
  return (
    <p className="worddiff">
      {parts.map(({ kind, text }) => {
        const key = `${at}${kind}`;
        at += text.length;
        if (kind === "removed") return <del key={key}>{text}</del>;
        return kind === "added" ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
      })}
    </p>
  );
}
