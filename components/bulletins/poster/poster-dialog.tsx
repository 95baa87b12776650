"use client";
import { Download, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { drawPoster } from "./draw.ts";
import type { PosterProps } from "./poster-button.tsx";

/**
 * The poster, to be kept by its button, or by a long press where a browser keeps nothing by a link (WeChat's).
 */
export function PosterDialog({ facts, words, onClose }: PosterProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [src, setSrc] = useState<string | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    let url: string | null = null;
    let isGone = false;
    drawPoster(facts, location.origin + facts.path).then(
      (blob) => {
        if (isGone) return;
        url = URL.createObjectURL(blob);
        setSrc(url);
      },
      () => setIsFailed(true),
    );
    return () => {
      isGone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [facts]);
  // Not among the tools that it was opened from: their places are not its own.
  return createPortal(
    <dialog ref={dialog} className="posterbox" aria-labelledby="poster-title" onClose={onClose}>
      <div className="in-box">
        <header>
          <h2 id="poster-title">{words.title}</h2>
          <button type="button" className="ib s" aria-label={words.close} onClick={() => dialog.current?.close()}>
            <X className="i" aria-hidden />
          </button>
        </header>
        {src ? (
          <img src={src} alt={words.alt} />
        ) : (
          <p className="wait" role="status">
            {isFailed ? words.failed : words.making}
          </p>
        )}
        <footer>
          <p className="hint">{words.hint}</p>
          {src && (
            <a className="btn" href={src} download={`${fileName(facts.title)}.png`}>
              <Download className="i" aria-hidden />
              {words.save}
            </a>
          )}
        </footer>
      </div>
    </dialog>,
    document.body,
  );
}

const fileName = (title: string) => title.replace(/[\\/:*?"<>|\p{C}]/gu, " ").trim();
