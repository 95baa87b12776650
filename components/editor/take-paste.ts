import type { Node, Slice } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { ARTICLE_JSON_MAX_BYTES, ARTICLE_LIMITS } from "#lib/text/limits.ts";
import { fromDataUrl, type Pasted, picturesIn, picturesInRtf, withPictures } from "./pasted-pictures.ts";

/** Beyond that the browser stands still while it reads; a text of the length that is allowed has a fraction of it. */
const HTML_MAX_CHARS = 8_000_000;

type Tools = {
  /** Uploads a picture; answers with its media id, or null where it is refused. */
  keep: (picture: Blob) => Promise<string | null>;
  /** Has the server fetch a picture from where articles come from. */
  fetch: (address: string) => Promise<string | null>;
  onTooLong: () => void;
  onPictures: (done: number, of: number) => void;
  onPicturesDone: (lost: number) => void;
};

/**
 * Deals with a paste that the editor cannot take as it is: true when it did. What would make the text too long is refused
 * whole; pictures are taken over one by one, and then everything is put in at once.
 */
export function takePaste(view: EditorView, data: DataTransfer | null, slice: Slice, tools: Tools): boolean {
  const html = data?.getData("text/html") ?? "";
  if (isTooLong(view.state.doc, slice) || withoutData(html).length > HTML_MAX_CHARS) {
    tools.onTooLong();
    return true;
  }
  const pictures = picturesIn(html);
  if (pictures.length === 0 || html.includes("data-pm-slice")) return false;
  void takeOver(view, html, pictures, data?.getData("text/rtf") ?? "", tools);
  return true;
}

async function takeOver(view: EditorView, html: string, pictures: Pasted[], rtf: string, tools: Tools) {
  const ofDisk = pictures.filter(({ src }) => src.startsWith("file:"));
  const inRtf = picturesInRtf(rtf);
  const fromDisk = (picture: Pasted) => (inRtf.length === ofDisk.length ? inRtf[ofDisk.indexOf(picture)] : undefined);
  const ids: (string | null)[] = [];
  for (const [at, picture] of pictures.entries()) {
    tools.onPictures(at + 1, pictures.length);
    const bytes = picture.src.startsWith("file:") ? fromDisk(picture) : fromDataUrl(picture.src);
    if (bytes) ids.push(await tools.keep(bytes));
    else ids.push(/^https?:/.test(picture.src) ? await tools.fetch(picture.src) : null);
  }
  tools.onPicturesDone(ids.filter((id) => id === null).length);
  if (!view.isDestroyed) view.pasteHTML(withPictures(html, pictures, ids));
}

const withoutData = (html: string) => html.replace(/data:[\w/+.-]+;base64,[\w+/=\s]+/g, "");

/** Whether the text with it would break the limits of a stored body (lib/text/limits.ts). */
function isTooLong(doc: Node, slice: Slice): boolean {
  const chars = doc.textContent.length + slice.content.textBetween(0, slice.content.size).length;
  if (chars > ARTICLE_LIMITS.chars) return true;
  let nodes = 0;
  for (const part of [doc.content, slice.content])
    part.descendants(() => {
      nodes += 1;
      return nodes <= ARTICLE_LIMITS.nodes;
    });
  if (nodes > ARTICLE_LIMITS.nodes) return true;
  const bytes = new TextEncoder().encode(JSON.stringify([doc.toJSON(), slice.content.toJSON()])).length;
  return bytes > ARTICLE_JSON_MAX_BYTES;
}
