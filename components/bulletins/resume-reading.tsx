"use client";
import { BookOpenCheck } from "lucide-react";
import { useEffect, useState } from "react";
import { useMe } from "#components/me/me-provider.tsx";
import { keepPlace, placeKey, readPlace } from "./place-store.ts";

const EVERY_MS = 1000;

type Props = { bulletinId: string; textId: string; words: Record<"offer" | "go", string> };

/** 继续阅读: offers the place at which this reader left the text, on this device; its films go on where they were left. */
export function ResumeReading({ bulletinId, textId, words }: Props) {
  const { me } = useMe();
  const reader = me?.member.id;
  const [share, setShare] = useState<number | null>(null);
  useEffect(() => {
    if (!reader) return;
    const key = placeKey(reader, bulletinId);
    setShare(location.hash ? null : readPlace(localStorage, key));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const note = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        const passed = passedOf(textId);
        if (passed !== null) keepPlace(localStorage, key, passed);
      }, EVERY_MS);
    };
    // Who scrolled before the page knew its reader is read along from there.
    if (scrollY > 0) note();
    addEventListener("scroll", note, { passive: true });
    const players = document.querySelectorAll<HTMLMediaElement>(`#${textId} :is(video, audio)`);
    const films =
      players.length > 0 &&
      import("#components/media/keep-film-place.ts").then(({ keepFilmPlaces }) => keepFilmPlaces(players, reader));
    return () => {
      clearTimeout(timer);
      removeEventListener("scroll", note);
      if (films) films.then((stop) => stop());
    };
  }, [reader, bulletinId, textId]);
  if (share === null) return null;
  return (
    <p className="note resume">
      <BookOpenCheck className="i" aria-hidden />
      <span>{words.offer.replace("{percent}", String(Math.round(share * 100)))}</span>
      <button
        type="button"
        className="btn t s"
        onClick={() => {
          const text = document.getElementById(textId)?.getBoundingClientRect();
          if (text) scrollTo({ top: scrollY + text.top + text.height * share - innerHeight * EYE });
          setShare(null);
        }}
      >
        {words.go}
      </button>
    </p>
  );
}

/** Where on the screen one reads. */
const EYE = 0.3;

/** How much of the text lies above the eye; null while it is not on the page. */
function passedOf(textId: string): number | null {
  const text = document.getElementById(textId)?.getBoundingClientRect();
  if (!text || text.height === 0) return null;
  return Math.min(1, Math.max(0, (innerHeight * EYE - text.top) / text.height));
}
