"use client";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";

type Words = Record<"open" | "close" | "previous" | "next" | "count", string>;
type Props = {
  /** The element whose pictures open large. */
  textId: string;
  words: Words;
};
type Shown = { src: string; alt: string; caption: string };

/** 看大图: a text's pictures one by one over the whole window. Without script they stay where they are. */
export function PictureBox({ textId, words }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [pictures, setPictures] = useState<Shown[]>([]);
  const [at, setAt] = useState(0);

  useEffect(() => {
    const images = [...document.querySelectorAll<HTMLImageElement>(`#${textId} figure.fig img`)];
    const open = (index: number) => {
      setPictures(images.map(shownOf));
      setAt(index);
      dialog.current?.showModal();
    };
    const stop = images.map((image, index) => asButton(image, words.open, () => open(index)));
    return () => {
      for (const undo of stop) undo();
    };
  }, [textId, words.open]);

  const picture = pictures[at];
  const turn = (by: 1 | -1) => setAt((before) => (before + by + pictures.length) % pictures.length);
  return (
    <dialog
      ref={dialog}
      className="picbox"
      aria-label={picture?.alt || words.open}
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

/** The widest rendition that the page knows of. */
function shownOf(image: HTMLImageElement): Shown {
  const widest = image.srcset.split(",").at(-1)?.trim().split(" ")[0];
  const caption = image.closest("figure")?.querySelector("figcaption")?.textContent ?? "";
  return { src: widest || image.src, alt: image.alt, caption };
}

/** Makes a picture answer to click and keyboard; returns how to undo it. */
function asButton(image: HTMLImageElement, label: string, open: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  image.tabIndex = 0;
  image.setAttribute("role", "button");
  image.setAttribute("aria-label", [label, image.alt].filter(Boolean).join("："));
  image.addEventListener("click", open, { signal });
  image.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    },
    { signal },
  );
  return () => {
    stop.abort();
    image.removeAttribute("tabindex");
    image.removeAttribute("role");
    image.removeAttribute("aria-label");
  };
}
