"use client";
import { lazy, Suspense, useEffect, useState } from "react";
import type { PictureWords } from "./picture-dialog.tsx";

const Dialog = lazy(async () => ({ default: (await import("./picture-dialog.tsx")).PictureDialog }));

type Props = {
  /** The element whose pictures open large. */
  textId: string;
  words: PictureWords;
};

/** 看大图: a text's pictures open over the whole window. Without script they stay where they are. */
export function PictureBox({ textId, words }: Props) {
  const [shown, setShown] = useState<{ images: HTMLImageElement[]; first: number } | null>(null);
  useEffect(() => {
    const images = [...document.querySelectorAll<HTMLImageElement>(`#${textId} figure.fig img`)];
    const open = (first: number) => setShown({ images, first });
    const stop = images.map((image, index) => asButton(image, words.open, () => open(index)));
    return () => {
      for (const undo of stop) undo();
    };
  }, [textId, words.open]);
  if (!shown) return null;
  return (
    <Suspense fallback={null}>
      <Dialog {...shown} words={words} onClose={() => setShown(null)} />
    </Suspense>
  );
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
