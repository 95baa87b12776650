import type { Node, Slice } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { ARTICLE_JSON_MAX_BYTES, ARTICLE_LIMITS } from "#lib/text/limits.ts";
import { countPlayers, fromDataUrl, type Pasted, picturesIn, picturesInRtf, withGaps } from "./pasted-pictures.ts";
import { fillGap, hasGap } from "./pending-pictures.ts";

/** Beyond that the browser stands still while it reads; a text of the length that is allowed has a fraction of it. */
const HTML_MAX_CHARS = 8_000_000;

type Tools = {
  /** Uploads a picture; answers with its media id, or null where it is refused. */
  keep: (picture: Blob) => Promise<string | null>;
  /** Has the server fetch a picture from where articles come from. */
  fetch: (address: string) => Promise<string | null>;
  onTooLong: () => void;
  /** So many films, sounds and frames stay behind. */
  onPlayers: (count: number) => void;
  onPictures: (done: number, of: number) => void;
  onPicturesDone: (lost: number) => void;
};

/**
 * Deals with a paste that the editor cannot take as it is: true when it did. What would make the text too long is refused
 * whole. The words stand there at once; each picture follows once it was taken over.
 */
export function takePaste(view: EditorView, data: DataTransfer | null, slice: Slice, tools: Tools): boolean {
  const html = data?.getData("text/html") ?? "";
  if (isTooLong(view.state.doc, slice) || withoutData(html).length > HTML_MAX_CHARS) {
    tools.onTooLong();
    return true;
  }
  const players = countPlayers(html);
  if (players > 0) tools.onPlayers(players);
  const pictures = picturesIn(html);
  if (pictures.length === 0 || html.includes("data-pm-slice")) return false;
  void takeOver(view, html, pictures, data?.getData("text/rtf") ?? "", tools);
  return true;
}

/** Of all pastes of this page, so that each gap has a number of its own. */
let taken = 0;

async function takeOver(view: EditorView, html: string, pictures: Pasted[], rtf: string, tools: Tools) {
  const first = taken;
  taken += pictures.length;
  view.pasteHTML(withGaps(html, pictures, first));
  const inRtf = picturesInRtf(rtf);
  const ofDisk = pictures.filter(({ src }) => src.startsWith("file:"));
  const fromDisk = (picture: Pasted) => (inRtf.length === ofDisk.length ? inRtf[ofDisk.indexOf(picture)] : undefined);
  let lost = 0;
  for (const [at, picture] of pictures.entries()) {
    if (!hasGap(view.state, first + at)) continue;
    tools.onPictures(at + 1, pictures.length);
    const bytes = picture.src.startsWith("file:") ? fromDisk(picture) : fromDataUrl(picture.src);
    const mediaId = await (bytes ? tools.keep(bytes) : /^https?:/.test(picture.src) ? tools.fetch(picture.src) : null);
    if (mediaId === null) lost += 1;
    fillGap(view, first + at, mediaId === null ? null : { mediaId, alt: picture.alt });
  }
  tools.onPicturesDone(lost);
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
