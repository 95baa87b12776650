import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { LOST_PICTURE } from "#lib/text/lost-picture.ts";
import { whenCalm } from "./when-calm.ts";

// The place of a picture that is on its way is a line that says it did not come along: whatever happens meanwhile, what is
// saved is a valid text and an honest one. While it is on its way the writer sees other words there (a decoration).

type Place = { id: number; from: number; to: number };
type Change = { begun: Place[] } | { over: number };

const KEY = new PluginKey<DecorationSet>("pendingPictures");
/** Around the number of a gap in pasted HTML; no text of ours holds them. */
const SIGNS = /[\uE000\uE001]/g;
const NUMBERED = /\uE000(\d{1,9})\uE001/g;

export const gapAt = (id: number) => `<p>\uE000${id}\uE001${LOST_PICTURE}</p>`;
export const withoutSigns = (html: string) => html.replace(SIGNS, "");

/** Knows the places through whatever is written around them; `words` stand there meanwhile. */
export const pendingPictures = (words: string) =>
  new Plugin<DecorationSet>({
    key: KEY,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, before) => applied(tr, before.map(tr.mapping, tr.doc), words),
    },
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

/** After a paste: takes the numbers out of its gaps and keeps their places in mind. Answers which there are. */
export function markGaps(view: EditorView): Set<number> {
  const found: { id: number; at: number; length: number }[] = [];
  view.state.doc.descendants((node, at) => {
    for (const { 0: sign, 1: id, index } of node.text?.matchAll(NUMBERED) ?? [])
      found.push({ id: Number(id), at: at + index, length: sign.length });
  });
  const { tr } = view.state;
  for (const { at, length } of found.toReversed()) tr.delete(at, at + length);
  const begun = found.map(({ id, at }) => {
    const from = tr.mapping.map(at);
    return { id, from, to: from + LOST_PICTURE.length };
  });
  if (begun.length > 0) view.dispatch(tr.setMeta(KEY, { begun } satisfies Change).setMeta("addToHistory", false));
  return new Set(found.map(({ id }) => id));
}

/** The picture has come, or has not (null): once nothing is being composed it stands in its place, where there is one still. */
export function fillGap(view: EditorView, id: number, picture: { mediaId: string; alt: string } | null): void {
  whenCalm(view, () => {
    const { tr, schema, doc } = view.state;
    const place = KEY.getState(view.state)?.find(undefined, undefined, (spec) => spec.id === id && spec.isPlace)[0];
    if (picture && place && isGap(doc, place)) {
      const { from, to } = around(doc, place);
      tr.replaceRangeWith(from, to, schema.nodes.image!.create(picture));
    }
    view.dispatch(tr.setMeta(KEY, { over: id } satisfies Change).setMeta("addToHistory", false));
  });
}

type Range = { from: number; to: number };

/** Not where somebody has written into it: their words would go with it. */
const isGap = (doc: Node, { from, to }: Range) => doc.textBetween(from, to) === LOST_PICTURE;

/** The whole line where nothing else stands in it. */
function around(doc: Node, { from, to }: Range): Range {
  const $from = doc.resolve(from);
  const isLine = $from.parent.content.size === to - from;
  return isLine ? { from: $from.before(), to: $from.after() } : { from, to };
}
