import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { LOST_PICTURE } from "#lib/text/lost-picture.ts";
import { whenCalm } from "./when-calm.ts";

// The place of a picture that is on its way are words that say it did not come along: whatever happens meanwhile, what is
// saved is a valid text and an honest one. While it is on its way the writer sees other words there (a decoration).

type Place = { id: number; from: number; to: number };
type Change = { begun: Place[] } | { over: number };

const KEY = new PluginKey<DecorationSet>("pendingPictures");
/** Around the number of a gap in pasted HTML; no text of ours holds them. */
const SIGNS = /[\uE000\uE001]/g;
const NUMBERED = /\uE000(\d{1,9})\uE001/g;

export const gapAt = (id: number) => `\uE000${id}\uE001${LOST_PICTURE}`;
export const withoutSigns = (html: string) => html.replace(SIGNS, "");

/** Knows the places through whatever is written around them; `words` stand there meanwhile. */
export const pendingPictures = (words: string) =>
  new Plugin<DecorationSet>({
    key: KEY,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, before) => applied(tr, before.map(tr.mapping, tr.doc), words),
    },
    appendTransaction: (done, _, state) => (done.some((tr) => tr.getMeta("paste")) ? markGaps(state) : null),
    props: { decorations: (state) => KEY.getState(state) },
  });

function applied(tr: Transaction, places: DecorationSet, words: string): DecorationSet {
  const change = tr.getMeta(KEY) as Change | undefined;
  if (!change) return places;
  if ("over" in change) return places.remove(places.find(undefined, undefined, ({ id }) => id === change.over));
  const begun = change.begun.flatMap(({ id, from, to }) => [
    Decoration.widget(from, () => wordsIn(words), { id, side: -1 }),
    Decoration.inline(from, to, { nodeName: "span", hidden: "" }, { id, isPlace: true }),
  ]);
  return places.add(tr.doc, begun);
}

function wordsIn(words: string): HTMLElement {
  const span = document.createElement("span");
  span.className = "hint";
  span.textContent = words;
  return span;
}

/** After a paste, and as a part of it: takes the numbers out of its gaps and keeps their places in mind. */
function markGaps({ doc, tr }: EditorState): Transaction | null {
  const found: { id: number; at: number; length: number }[] = [];
  doc.descendants((node, at) => {
    for (const { 0: sign, 1: id, index } of node.text?.matchAll(NUMBERED) ?? [])
      found.push({ id: Number(id), at: at + index, length: sign.length });
  });
  for (const { at, length } of found.toReversed()) tr.delete(at, at + length);
  const begun = found.map(({ id, at }) => {
    const from = tr.mapping.map(at);
    return { id, from, to: from + LOST_PICTURE.length };
  });
  return begun.length > 0 ? tr.setMeta(KEY, { begun } satisfies Change) : null;
}

const placesIn = (state: EditorState, id: number) =>
  KEY.getState(state)?.find(undefined, undefined, (spec) => spec.id === id && spec.isPlace) ?? [];

export const hasGap = (state: EditorState, id: number): boolean => placesIn(state, id).length > 0;

/** The picture has come, or has not (null): once nothing is being composed it stands in its place, where there is one still. */
export function fillGap(view: EditorView, id: number, picture: { mediaId: string; alt: string } | null): void {
  whenCalm(view, () => {
    const { tr, schema, doc } = view.state;
    const [place] = placesIn(view.state, id);
    if (picture && place && isGap(doc, place)) put(tr, place, schema.nodes.image!.create(picture));
    view.dispatch(tr.setMeta(KEY, { over: id } satisfies Change));
  });
}

type Range = { from: number; to: number };

/** Not where somebody has written into it: their words would go with it. */
const isGap = (doc: Node, { from, to }: Range) => doc.textBetween(from, to) === LOST_PICTURE;

/** A picture stands between lines: in the place of its own, behind one that ends with it, before one that begins so. */
function put(tr: Transaction, { from, to }: Range, picture: Node): void {
  const $from = tr.doc.resolve(from);
  const [start, end] = [$from.start(), $from.end()];
  const isCaretIn = tr.selection.from >= from && tr.selection.to <= to;
  const isBlank = (range: Range) => tr.doc.textBetween(range.from, range.to, "", "x").trim() === "";
  const isFirst = isBlank({ from: start, to: from });
  if (!isBlank({ from: to, to: end })) {
    if (isFirst) tr.delete(start, to).replaceRangeWith($from.before(), $from.before(), picture);
    else tr.replaceRangeWith(from, to, picture);
    return;
  }
  if (isFirst) tr.replaceRangeWith($from.before(), $from.after(), picture);
  else {
    const behind = tr.delete(from, end).mapping.map($from.after());
    tr.replaceRangeWith(behind, behind, picture);
  }
  if (isCaretIn) writeBehind(tr, tr.mapping.map($from.after()));
}

/** The caret goes on behind a picture, never on it: the next word would take its place. */
function writeBehind(tr: Transaction, at: number): void {
  if (!tr.doc.resolve(at).nodeAfter?.isTextblock) tr.insert(at, tr.doc.type.schema.nodes.paragraph!.create());
  tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1)));
}
