"use client";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";

export type PictureWords = Record<"open" | "close" | "previous" | "next" | "count", string>;
export type Picture = { src: string; alt: string; caption: string };
type Props = { pictures: Picture[]; first: number; words: PictureWords; onClose: () => void };

/** Pictures one by one over the whole window, beginning with the `first`. */
export function PictureDialog({ pictures, first, words, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(first);
  useEffect(() => dialog.current?.showModal(), []);
  const picture = pictures[at];
  const turn = (by: 1 | -1) => setAt((before) => (before + by + pictures.length) % pictures.length);
  return (
    <dialog
      ref={dialog}
      className="picbox"
      aria-label={picture?.alt || words.open}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
      onKeyDown={({ key }) => {
        if (key === "ArrowLeft") turn(-1);
        if (key === "ArrowRight") turn(1);
      }}
    >
      {picture && (
        <figure>
          <img src={picture.src} alt={picture.alt} />
          {picture.caption && <figcaption>{picture.caption}</figcaption>}
        </figure>
      )}
      <form method="dialog">
        <button type="submit" className="x" aria-label={words.close}>
          <X className="i" aria-hidden />
        </button>
      </form>
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
