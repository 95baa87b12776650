"use client";
import { QrCode } from "lucide-react";
import { type ComponentType, useState } from "react";
import type { PosterFacts, PosterWords } from "./facts.ts";

export type PosterProps = { facts: PosterFacts; words: PosterWords; onClose: () => void };

/** 分享海报. What draws it is loaded when somebody asks for it. */
export function PosterButton({ facts, words }: Omit<PosterProps, "onClose">) {
  const [Dialog, setDialog] = useState<ComponentType<PosterProps> | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = async () => {
    setIsOpen(true);
    const { PosterDialog } = await import("./poster-dialog.tsx");
    setDialog(() => PosterDialog);
  };
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={open}>
        <QrCode className="i" aria-hidden />
        {words.open}
      </button>
      {isOpen && Dialog && <Dialog facts={facts} words={words} onClose={() => setIsOpen(false)} />}
    </>
  );
}
