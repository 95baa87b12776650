"use client";
import { useEffect, useRef } from "react";
import { setHere } from "./position.ts";
import { useThread } from "./thread-context.tsx";

/** A glance in passing is no reading; so often at most the server is told. */
const TELL_MS = 3_000;

/**
 * Notes which posts have been on screen and moves the reader's line to the last one before which all were.
 */
export function ReadKeeper() {
  const { threadId, numbers, overlay, epoch } = useThread();
  const told = useRef(0);
  const known = overlay !== null;
  useEffect(() => {
    if (!known) return;
    const waiting = new Set(numbers);
    const onScreen = new Set<number>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(timer);
      timer = undefined;
      const next = Math.min(...waiting);
      const upTo = waiting.size === 0 ? Math.max(...numbers) : Math.max(...numbers.filter((number) => number < next));
      if (upTo <= told.current || !Number.isFinite(upTo)) return;
      told.current = upTo;
      const body = JSON.stringify({ threadId, number: upTo, epoch });
      fetch("/api/forum/read", { method: "POST", body, keepalive: true }).catch(() => {});
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const number = Number((target as HTMLElement).dataset.post);
          if (isIntersecting) onScreen.add(number);
          else onScreen.delete(number);
          if (isIntersecting && document.visibilityState === "visible") waiting.delete(number);
        }
        if (onScreen.size > 0) setHere(Math.max(...onScreen));
        timer ??= setTimeout(tell, TELL_MS);
      },
      { rootMargin: "0px 0px -20% 0px" },
    );
    for (const number of numbers) {
      const post = document.getElementById(`post-${number}`);
      if (post) observer.observe(post);
    }
    const leave = () => document.visibilityState === "hidden" && tell();
    document.addEventListener("visibilitychange", leave);
    return () => {
      observer.disconnect();
      document.removeEventListener("visibilitychange", leave);
      tell();
    };
  }, [known, threadId, numbers, epoch]);
  return null;
}
