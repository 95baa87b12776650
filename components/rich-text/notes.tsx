import { type Loose, words } from "./read-json.ts";
import type { Reading } from "./render.tsx";

/** The notes of a text in their order; the place in it is a note's number. */
export function notesIn(node: Loose, found: Loose[] = []): Loose[] {
  if (node.type === "footnote" && words(node.attrs.text).trim()) found.push(node);
  for (const child of node.content) notesIn(child, found);
  return found;
}

/** The mark in the line, which leads to its note. */
export function NoteMark({ node, notes = [], words: said }: Pick<Reading, "notes" | "words"> & { node: Loose }) {
  const number = notes.indexOf(node) + 1;
  if (number === 0) return null;
  return (
    <sup className="fnmark">
      <a id={`note-mark-${number}`} href={`#note-${number}`} aria-label={said.note.replace("{number}", String(number))}>
        {number}
      </a>
    </sup>
  );
}

/** 注释 below the text, each with the way back to its mark. */
export function NoteList({ notes, words: said }: { notes: Loose[]; words: Reading["words"] }) {
  if (notes.length === 0) return null;
  return (
    <section className="fnlist" aria-label={said.notes}>
      <ol>
        {notes.map((note, index) => (
          <li key={index} id={`note-${index + 1}`}>
            {words(note.attrs.text)}{" "}
            <a href={`#note-mark-${index + 1}`} aria-label={said.noteBack}>
              ↩
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
