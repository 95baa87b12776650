/** A textarea's text and selection. */
export type Field = { value: string; start: number; end: number };
/** Replace `from..to` by `text`, then select `start..end` of the result. */
export type Edit = { from: number; to: number; text: string; start: number; end: number };

/** Puts `**` around the selection, or around a sample that is then selected; a second time takes them off. */
export function boldEdit({ value, start, end }: Field, sample: string): Edit {
  if (value.slice(start - 2, start) === "**" && value.slice(end, end + 2) === "**" && start < end) {
    return { from: start - 2, to: end + 2, text: value.slice(start, end), start: start - 2, end: end - 2 };
  }
  const selected = value.slice(start, end);
  const words = selected.trim() || sample;
  const lead = selected.length - selected.trimStart().length;
  const from = selected.trim() ? start + lead : start;
  const to = selected.trim() ? from + words.length : end;
  return { from, to, text: `**${words}**`, start: from + 2, end: from + 2 + words.length };
}

/** Puts a mark before every line of the selection; takes it off when all of them have it. */
export function lineEdit({ value, start, end }: Field, mark: "> " | "- "): Edit {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = value.indexOf("\n", Math.max(end - 1, from));
  const to = lineEnd === -1 ? value.length : lineEnd;
  const lines = value.slice(from, to).split("\n");
  const hasAll = lines.every((line) => line.startsWith(mark));
  const text = lines.map((line) => (hasAll ? line.slice(mark.length) : mark + line)).join("\n");
  const caret = from + text.length;
  return { from, to, text, start: start === end ? caret : from, end: caret };
}

/** Puts `block` on lines of its own where the caret is, with the caret on the line behind it. */
export function blockEdit({ value, start, end }: Field, block: string): Edit {
  const before = value.slice(0, start);
  const after = value.slice(end);
  const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const trail = after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  const text = lead + block + trail;
  const caret = start + text.length + (trail === "" ? 2 : trail === "\n" ? 1 : 0);
  return { from: start, to: end, text, start: caret, end: caret };
}

/** Puts words at the caret. */
export function wordsEdit({ start, end }: Field, words: string): Edit {
  return { from: start, to: end, text: words, start: start + words.length, end: start + words.length };
}

export const applyEdit = (value: string, edit: Edit): string =>
  value.slice(0, edit.from) + edit.text + value.slice(edit.to);
