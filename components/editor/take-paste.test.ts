import { getSchema } from "@tiptap/core";
import { history, redo, undo } from "@tiptap/pm/history";
import { Fragment, Slice } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { expect, test, vi } from "vitest";
import { ArticleBody } from "#lib/text/document.ts";
import { LOST_PICTURE } from "#lib/text/lost-picture.ts";
import { attachmentNode } from "./attachment-node.ts";
import { articleExtensions } from "./extensions.ts";
import { insertMedia } from "./insert-media.ts";
import { pendingPictures } from "./pending-pictures.ts";
import { pictureNode } from "./picture-node.ts";
import { takePaste } from "./take-paste.ts";
import { toBody } from "./to-body.ts";

const schema = getSchema(articleExtensions(pictureNode(), attachmentNode()));
const KEPT = "0198a3b2-1111-7111-8111-111111111111";
const [ONE, TWO] = ["https://mmbiz.qpic.cn/mmbiz_png/a/640?wx_fmt=png", "https://mmbiz.qpic.cn/mmbiz_jpg/b/640"];
const HTML = `<section><p>第一段</p><img class="rich_pages" data-src="${ONE}" data-ratio="0.6" alt="会场">
  <p>第二段</p><img data-src="${TWO}" src="data:image/svg+xml,x"></section>`;
const picture = { type: "image", attrs: { mediaId: KEPT, alt: "会场", caption: "", decorative: false } };
const line = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });

/** What of a view a paste needs; its HTML is paragraphs. */
function editing(doc: object = { type: "doc", content: [{ type: "paragraph" }] }) {
  const plugins = [pendingPictures("正在带入"), history({ newGroupDelay: 0 })];
  const view = {
    state: EditorState.create({ doc: schema.nodeFromJSON(doc), plugins }),
    isDestroyed: false,
    composing: false,
    dom: new EventTarget(),
    dispatch: (tr: Transaction) => {
      view.state = view.state.apply(tr);
    },
    pasteHTML: (html: string) => {
      const texts = html.split(/<\/?(?:p|section)>/).map((text) => text.replace(/<[^>]*>/g, "").trim());
      const lines = texts.filter(Boolean).map((text) => schema.nodeFromJSON(line(text)));
      view.dispatch(view.state.tr.replaceSelection(new Slice(Fragment.from(lines), 1, 1)).setMeta("paste", true));
    },
  };
  return view;
}
type Editing = ReturnType<typeof editing>;
const bodyOf = (view: Editing) => {
  const body = toBody(view.state.doc.toJSON());
  expect(ArticleBody.safeParse(body).success, "what stands there may be saved at any time").toBe(true);
  return body.content;
};

/** A paste whose pictures come when the test says so: with an id, or null. */
function paste(view: Editing, html = HTML) {
  const waiting: { address: string; answer: (id: string | null) => void }[] = [];
  const done = vi.fn();
  const players = vi.fn();
  const data = { getData: (type: string) => (type === "text/html" ? html : "") };
  const isTaken = takePaste(view as unknown as EditorView, data as unknown as DataTransfer, Slice.empty, {
    keep: async () => null,
    fetch: (address) => new Promise((answer) => waiting.push({ address, answer })),
    onTooLong: () => {},
    onPlayers: players,
    onPictures: () => {},
    onPicturesDone: done,
  });
  /** Answers the request that is under way. */
  const answer = async (id: string | null) => {
    await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0));
    const { address, answer } = waiting.shift()!;
    answer(id);
    await new Promise((resolve) => setTimeout(resolve));
    return address;
  };
  return { isTaken, answer, done, players };
}

const calm = (view: Editing) => {
  view.composing = false;
  view.dom.dispatchEvent(new Event("compositionend"));
  return new Promise((resolve) => setTimeout(resolve));
};

test("the words of a text from WeChat stand there at once; its pictures, asked of the server by the address kept aside, follow in their places", async () => {
  const view = editing();
  const { isTaken, answer, done } = paste(view);
  expect(isTaken).toBe(true);
  const [first, second] = [line("第一段"), line("第二段")];
  expect(bodyOf(view)).toEqual([first, line(LOST_PICTURE), second, line(LOST_PICTURE)]);
  expect(await answer(KEPT)).toBe(ONE);
  expect(bodyOf(view)).toEqual([first, picture, second, line(LOST_PICTURE)]);
  expect(done).not.toHaveBeenCalled();
  expect(await answer(null)).toBe(TWO);
  expect(bodyOf(view)).toEqual([first, picture, second, line(LOST_PICTURE)]);
  expect(done.mock.calls).toEqual([[1]]);
});

test("a picture finds its place though others write around it, and none where its place was taken away or written into", async () => {
  const view = editing();
  const { answer } = paste(view);
  view.dispatch(view.state.tr.insertText("前言：", 1));
  await answer(KEPT);
  expect(bodyOf(view).slice(0, 2)).toEqual([line("前言：第一段"), picture]);
  view.dispatch(view.state.tr.insertText("我来写", view.state.doc.content.size - 3));
  const written = bodyOf(view);
  await answer(KEPT);
  expect(bodyOf(view)).toEqual(written);

  const emptied = editing();
  const again = paste(emptied);
  emptied.dispatch(emptied.state.tr.delete(0, emptied.state.doc.content.size));
  await again.answer(KEPT);
  expect(bodyOf(emptied)).toEqual([{ type: "paragraph" }]);
});

test("two pastes beside each other keep their pictures apart", async () => {
  const view = editing();
  const other = "0198a3b2-2222-7222-8222-222222222222";
  const image = (src: string) => `<p>图</p><img src="${src}">`;
  const [one, two] = [paste(view, image(ONE)), paste(view, image(TWO))];
  await two.answer(other);
  await one.answer(KEPT);
  expect(bodyOf(view).flatMap((block) => (block.type === "image" ? [block.attrs.mediaId] : []))).toEqual([KEPT, other]);
});

test("a picture that stood among words stands between lines, and makes no empty ones", async () => {
  const there = { ...picture, attrs: { ...picture.attrs, alt: "" } };
  const image = `<img src="${ONE}">`;
  for (const [html, content] of [
    [`<p>字前${image}</p><p>下一段</p>`, [line("字前"), there, line("下一段")]],
    [`<p>上一段</p><p>${image}字后</p>`, [line("上一段"), there, line("字后")]],
    [`<p>字前${image}字后</p>`, [line("字前"), there, line("字后")]],
    [`<p> ${image} </p><p>下一段</p>`, [there, line("下一段")]],
  ] as const) {
    const view = editing();
    const { answer } = paste(view, html);
    await answer(KEPT);
    expect(bodyOf(view), html).toEqual(content);
  }
});

test("in the middle of a line and in a list a picture stands where a picture may stand, and no word is lost", async () => {
  const list = { type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph" }] }] };
  for (const [doc, at] of [
    [{ type: "doc", content: [line("前后")] }, 2],
    [{ type: "doc", content: [list] }, 3],
  ] as const) {
    const view = editing(doc);
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at))));
    const { answer } = paste(view, `<img src="${ONE}">`);
    await answer(KEPT);
    expect(JSON.stringify(bodyOf(view))).toContain(KEPT);
    expect(view.state.doc.textContent).toBe(at === 2 ? "前后" : "");
    view.state.doc.check();
  }
});

test("whoever goes on writing behind the last picture writes behind it, and not in its place", async () => {
  const view = editing();
  const { answer } = paste(view, `<p>看图</p><img src="${ONE}">`);
  await answer(KEPT);
  view.dispatch(view.state.tr.insertText("续写"));
  expect(bodyOf(view)).toEqual([line("看图"), { ...picture, attrs: { ...picture.attrs, alt: "" } }, line("续写")]);
});

test("undo takes a paste back with its pictures, and redo brings it again, never a number of ours", async () => {
  const view = editing();
  const { answer } = paste(view);
  await answer(KEPT);
  await answer(KEPT);
  const before = bodyOf(view);
  const through = (step: typeof undo) => {
    while (step(view.state, view.dispatch)) expect(JSON.stringify(bodyOf(view))).not.toMatch(/[\uE000\uE001]/);
  };
  through(undo);
  expect(bodyOf(view)).toEqual([{ type: "paragraph" }]);
  through(redo);
  expect(bodyOf(view)).toEqual(before);
});

test("nothing comes into the text while an input method composes: not a picture of a paste, not an uploaded one", async () => {
  const view = editing();
  const { answer, done } = paste(view);
  view.composing = true;
  const before = bodyOf(view);
  await answer(KEPT);
  insertMedia(view as unknown as EditorView, "image", { mediaId: KEPT });
  expect(bodyOf(view)).toEqual(before);
  // The next picture is asked for all the same.
  await answer(null);
  expect(done).toHaveBeenCalledOnce();
  expect(bodyOf(view)).toEqual(before);
  await calm(view);
  expect(JSON.stringify(bodyOf(view)).match(new RegExp(KEPT, "g"))).toHaveLength(2);
});

test("films that stay behind are told, with pictures or without; a copy within the editor is left alone", () => {
  const film = '<p>看片</p><iframe class="video_iframe" data-src="https://v.qq.com/x"></iframe>';
  const without = paste(editing(), film);
  expect([without.isTaken, without.players.mock.calls]).toEqual([false, [[1]]]);
  const withPictures = paste(editing(), film + HTML);
  expect([withPictures.isTaken, withPictures.players.mock.calls]).toEqual([true, [[1]]]);
  const own = paste(editing(), `<figure data-pm-slice="1 1 []">${HTML}</figure>`);
  expect([own.isTaken, own.players.mock.calls]).toEqual([false, []]);
});
