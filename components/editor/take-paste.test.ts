import { getSchema } from "@tiptap/core";
import { Slice } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { expect, test, vi } from "vitest";
import { LOST_PICTURE } from "#lib/text/lost-picture.ts";
import { attachmentNode } from "./attachment-node.ts";
import { articleExtensions } from "./extensions.ts";
import { pictureNode } from "./picture-node.ts";
import { takePaste } from "./take-paste.ts";

const schema = getSchema(articleExtensions(pictureNode(), attachmentNode()));
const KEPT = "0198a3b2-1111-7111-8111-111111111111";

/** A paste of this HTML; `known` is what the server gives for an address. */
async function paste(html: string, known: Record<string, string>) {
  const pasted = vi.fn();
  const view = { state: EditorState.create({ schema }), isDestroyed: false, pasteHTML: pasted };
  const data = { getData: (type: string) => (type === "text/html" ? html : "") };
  const asked: string[] = [];
  const lost = await new Promise<number>((resolve) => {
    takePaste(view as unknown as EditorView, data as unknown as DataTransfer, Slice.empty, {
      keep: async () => null,
      fetch: async (address) => {
        asked.push(address);
        return known[address] ?? null;
      },
      onTooLong: () => resolve(-1),
      onPictures: () => {},
      onPicturesDone: resolve,
    });
  });
  return { asked, lost, html: pasted.mock.calls[0]?.[0] as string };
}

test("the pictures of an article from WeChat are asked of the server by the address kept aside, and stand in their places", async () => {
  const [one, two] = ["https://mmbiz.qpic.cn/mmbiz_png/a/640?wx_fmt=png", "https://mmbiz.qpic.cn/mmbiz_jpg/b/640"];
  const html = `<section><p>第一段</p><img class="rich_pages" data-src="${one}" data-ratio="0.6" alt="会场">
    <p>第二段</p><img data-src="${two}" src="data:image/svg+xml,x"></section>`;
  const done = await paste(html, { [one]: KEPT });
  expect(done.asked).toEqual([one, two]);
  expect(done.lost).toBe(1);
  expect(done.html).toContain(`<p>第一段</p><figure data-media-id="${KEPT}" data-alt="会场"></figure>`);
  expect(done.html).toContain(`<p>第二段</p><p>${LOST_PICTURE}</p>`);
  expect(done.html).not.toContain("mmbiz");
});
