import { gapAt, withoutSigns } from "./pending-pictures.ts";

/** A picture within pasted HTML: where its bytes are, and the words that stand for it. */
export type Pasted = { tag: string; src: string; alt: string };

const IMAGE = /<img\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(tag);
  return (found?.[1] ?? found?.[2] ?? found?.[3] ?? "").replaceAll("&amp;", "&");
};

/** The pictures in their order; spacers and what counts readers (a pixel or two) are none. WeChat keeps the address aside. */
export function picturesIn(html: string): Pasted[] {
  return [...html.matchAll(IMAGE)].flatMap(([tag]) => {
    const src = attribute(tag, "data-src") || attribute(tag, "src");
    const sizes = [attribute(tag, "width"), attribute(tag, "height")].map((size) => Number.parseInt(size, 10));
    if (!src || sizes.some((size) => size <= 2)) return [];
    return [{ tag, src, alt: attribute(tag, "alt").slice(0, 300) }];
  });
}

/** The same HTML with a gap in the place of each picture; the first is number `first`. */
export function withGaps(html: string, pictures: Pasted[], first: number): string {
  let at = 0;
  return withoutSigns(html).replace(IMAGE, (tag) => {
    if (withoutSigns(pictures[at]?.tag ?? "") !== tag) return "";
    at += 1;
    return gapAt(first + at - 1);
  });
}

const PLAYERS = /<(?:iframe|video|audio|object|mpvoice|mpvideo\w*|qqmusic|mp-common-[a-z]+)\b/gi;

/** How many films, sounds and frames of other sites a paste holds: none of them can come along. WeChat has tags of its own. */
export const countPlayers = (html: string): number => html.match(PLAYERS)?.length ?? 0;

/** The bytes of `data:image/png;base64,…`; null for anything else, drawings (SVG) among them. */
export function fromDataUrl(src: string): Blob | null {
  const [, type, text] = /^data:(image\/(?:png|jpeg|gif|webp));base64,([\w+/=\s]+)$/i.exec(src) ?? [];
  if (!type || !text) return null;
  try {
    return new Blob([Uint8Array.from(atob(text.replace(/\s/g, "")), (char) => char.charCodeAt(0))], { type });
  } catch {
    return null;
  }
}

const BLIP = /\\(pngblip|jpegblip)/g;
/** Longer than the name that may stand before the bytes. */
const HEX = /[\da-f\s]{64,}/i;

/**
 * The pictures of a text copied in Word or WPS, whose HTML names files on the writer's own disk: the RTF beside it holds
 * them in hexadecimal, in the same order (Rich Text Format 1.9.1, "Pictures").
 */
export function picturesInRtf(rtf: string): Blob[] {
  return [...rtf.matchAll(BLIP)].flatMap(({ index, 1: kind }) => {
    const end = rtf.indexOf("\\pict", index);
    const hex = HEX.exec(rtf.slice(index, end === -1 ? undefined : end))?.[0].replace(/\s/g, "");
    if (!hex) return [];
    const bytes = Uint8Array.from({ length: hex.length >> 1 }, (_, at) =>
      Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
    );
    return [new Blob([bytes], { type: kind === "pngblip" ? "image/png" : "image/jpeg" })];
  });
}
