"use client";
import "./picture-dialog.css";
import { ChevronLeft, ChevronRight, X, ZoomIn, ZoomOut } from "lucide-react";
import { useState } from "react";
import { useSheet } from "#components/ui/use-sheet.ts";

export type PictureWords = Record<"open" | "close" | "previous" | "next" | "zoom" | "fit" | "count", string>;
type Picture = { src: string; alt: string; caption: string };
type Props = { images: HTMLImageElement[]; first: number; words: PictureWords; onClose: () => void };

/**
 * Pictures one by one over the whole window, beginning with the `first`; larger by a double click or tap, or by the button,
 * and then moved by scrolling. Two fingers enlarge as they do everywhere.
 */
export function PictureDialog({ images, first, words, onClose }: Props) {
  const [pictures] = useState(() => images.map(pictureOf));
  const [at, setAt] = useState(first);
  const [isLarge, setIsLarge] = useState(false);
  const { dialog, close } = useSheet(() => {
    // So that the focus goes back to the picture in the text.
    dialog.current?.close();
    onClose();
  });
  const picture = pictures[at];
  const turn = (by: 1 | -1) => {
    setIsLarge(false);
    setAt((before) => (before + by + pictures.length) % pictures.length);
  };
  return (
    <dialog
      ref={dialog}
      className={isLarge ? "picbox large" : "picbox"}
      aria-label={picture?.alt || words.open}
      onKeyDown={({ key }) => {
        if (key === "ArrowLeft") turn(-1);
        if (key === "ArrowRight") turn(1);
      }}
    >
      {picture && (
        <figure tabIndex={isLarge ? 0 : undefined}>
          <img src={picture.src} alt={picture.alt} onDoubleClick={() => setIsLarge(!isLarge)} />
          {picture.caption && <figcaption>{picture.caption}</figcaption>}
        </figure>
      )}
      <p className="tools">
        <button type="button" aria-label={isLarge ? words.fit : words.zoom} onClick={() => setIsLarge(!isLarge)}>
          {isLarge ? <ZoomOut className="i" aria-hidden /> : <ZoomIn className="i" aria-hidden />}
        </button>
        <button type="button" aria-label={words.close} onClick={close}>
          <X className="i" aria-hidden />
        </button>
      </p>
      {pictures.length > 1 && (
        <p className="turn">
          <button type="button" aria-label={words.previous} onClick={() => turn(-1)}>
            <ChevronLeft className="i" aria-hidden />
          </button>
          <span aria-live="polite">
            {words.count.replace("{at}", String(at + 1)).replace("{of}", String(pictures.length))}
          </span>
          <button type="button" aria-label={words.next} onClick={() => turn(1)}>
            <ChevronRight className="i" aria-hidden />
          </button>
        </p>
      )}
    </dialog>
  );
}

/** The widest rendition that the page knows of. */
function pictureOf(image: HTMLImageElement): Picture {
  const widest = image.srcset.split(",").at(-1)?.trim().split(" ")[0];
  const caption = image.closest("figure")?.querySelector("figcaption")?.textContent ?? "";
  return { src: widest || image.src, alt: image.alt, caption };
}
