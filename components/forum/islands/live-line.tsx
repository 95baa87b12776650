"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { fill } from "#components/composer/fill.ts";
import { announceReaction, type Reacted } from "./reaction-event.ts";
import { useThread } from "./thread-context.tsx";

/** One's own reply is heard of here too, a moment before the page has it. */
const SETTLE_MS = 800;

/** 「3 条新回复，点击查看」: floats above the page, so that nothing moves until the reader asks for it. */
export function LiveLine({ icon }: { icon: ReactNode }) {
  const { threadId, lastShown, overlay, window: shown, hrefOf, refresh, words } = useThread();
  const router = useRouter();
  const [newest, setNewest] = useState(lastShown);
  const [isLoading, startLoading] = useTransition();
  const goal = useRef<number | null>(null);

  useEffect(() => {
    let source: EventSource | null = null;
    const attend = () => {
      if (document.visibilityState === "hidden") {
        source?.close();
        source = null;
      } else if (!source) {
        source = new EventSource(`/api/live?topic=thread:${threadId}`);
        source.onmessage = ({ data }) => {
          const told = JSON.parse(data) as { number: number } & Partial<Reacted>;
          if (told.kind) announceReaction(told as Reacted);
          else setTimeout(() => setNewest((before) => Math.max(before, told.number)), SETTLE_MS);
        };
      }
    };
    attend();
    document.addEventListener("visibilitychange", attend);
    return () => {
      document.removeEventListener("visibilitychange", attend);
      source?.close();
    };
  }, [threadId]);

  useEffect(() => {
    if (goal.current === null || goal.current > lastShown) return;
    const post = document.getElementById(`post-${goal.current}`);
    goal.current = null;
    post?.scrollIntoView({ block: "start" });
    post?.focus({ preventScroll: true });
  }, [lastShown]);

  const latest = Math.max(newest, overlay?.lastShownNumber ?? 0);
  const count = latest - lastShown;
  const show = () => {
    const first = lastShown + 1;
    if (first > shown.last) return router.push(hrefOf(first));
    goal.current = first;
    startLoading(() => router.refresh());
    refresh();
  };
  return (
    <p className="fresh" role="status">
      {count > 0 && (
        <button type="button" onClick={show} aria-busy={isLoading}>
          {icon}
          {fill(words.fresh, { count })}
        </button>
      )}
    </p>
  );
}
