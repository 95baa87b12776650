"use client";
import { BookOpenCheck, CircleCheck } from "lucide-react";
import { useEffect, useState } from "react";
import { fill } from "#components/composer/fill.ts";
import { useDeed } from "#components/form/use-deed.tsx";
import { confirmReadingAction } from "#domains/bulletins/actions.ts";
import type { DutyState } from "#domains/bulletins/overlay.ts";
import { formatDateTime, formatDay } from "#lib/dates.ts";
import type { Lang } from "#lib/i18n.ts";
import { tellWhileVisible } from "./tell-while-visible.ts";

export type DutyWords = Record<
  "label" | "due" | "late" | "progress" | "keepReading" | "ready" | "confirm" | "confirmed",
  string
>;
/** How often the page tells that it is being read, and how much of the text suffices (percent). */
export type DutyRules = { beatMs: number; depthNeeded: number };

export type DutyPlace = {
  bulletinId: string;
  textId: string;
  lang: Lang;
  day: string;
  words: DutyWords;
  rules: DutyRules;
};

/** What is asked of this reader, how far the proof has come, and the confirmation. */
export function DutyPanel({ bulletinId, textId, lang, day, words, rules, duty }: DutyPlace & { duty: DutyState }) {
  const beat = useBeats(bulletinId, textId, rules, duty);
  const state = { ...duty, ...beat };
  const isReady = state.depth >= rules.depthNeeded && state.seconds >= state.needed;
  const dueDay = formatDay(new Date(`${duty.dueOn}T12:00:00+08:00`), lang, day);
  if (duty.confirmedAt) {
    return (
      <p className="duty done" role="status">
        <CircleCheck className="i" aria-hidden />
        {fill(words.confirmed, { at: formatDateTime(new Date(duty.confirmedAt), lang) })}
      </p>
    );
  }
  return (
    <section className="duty" aria-label={words.label}>
      <p>
        <BookOpenCheck className="i" aria-hidden />
        <b>{fill(duty.dueOn < day ? words.late : words.due, { day: dueDay })}</b>
      </p>
      <progress max={100} value={percent(state, rules)} aria-label={words.label} />
      <p className="hint" aria-live="polite">
        {isReady ? words.ready : words.keepReading}
      </p>
      <p className="hint num">
        {fill(words.progress, {
          depth: state.depth,
          seconds: Math.min(state.seconds, state.needed),
          needed: state.needed,
        })}
      </p>
      <Confirm bulletinId={bulletinId} label={words.confirm} className={isReady ? "btn" : "btn g"} />
    </section>
  );
}

type ConfirmProps = { bulletinId: string; label: string; className: string };

function Confirm({ bulletinId, label, className }: ConfirmProps) {
  const { send, refusal, isSending } = useDeed(confirmReadingAction);
  return (
    <>
      <button
        type="button"
        className={className}
        onClick={() => send({ bulletinId })}
        disabled={isSending}
        aria-busy={isSending}
      >
        {label}
      </button>
      {refusal}
    </>
  );
}

type Beat = Pick<DutyState, "seconds" | "depth" | "needed">;

/** Tells the server, while the page is in front, how far down the text has been on the screen; it answers what it holds proven. */
function useBeats(bulletinId: string, textId: string, { beatMs, depthNeeded }: DutyRules, duty: DutyState) {
  const [beat, setBeat] = useState<Beat | null>(null);
  const isOpen = duty.confirmedAt === null;
  const isProven = beat !== null && beat.depth >= depthNeeded && beat.seconds >= beat.needed;
  useEffect(() => {
    if (!isOpen || isProven) return;
    let depth = 0;
    const look = () => {
      depth = Math.max(depth, depthOf(textId));
    };
    const tell = async (isFirst: boolean) => {
      look();
      const body = JSON.stringify({ bulletinId, depth, isFirst });
      // The last word of a page that is closed has to outlive it.
      const answer = await fetch("/api/bulletins/reading", { method: "POST", body, keepalive: true }).catch(() => null);
      if (answer?.ok) setBeat(await answer.json());
    };
    const stop = tellWhileVisible(document, beatMs, tell);
    addEventListener("scroll", look, { passive: true });
    return () => {
      stop();
      removeEventListener("scroll", look);
    };
  }, [isOpen, isProven, bulletinId, textId, beatMs]);
  return beat;
}

/** How much of the text lies above the lower edge of the screen, in percent. */
function depthOf(textId: string): number {
  const box = document.getElementById(textId)?.getBoundingClientRect();
  if (!box || box.height === 0) return 0;
  return Math.round(Math.min(1, Math.max(0, (innerHeight - box.top) / box.height)) * 100);
}

function percent({ seconds, needed, depth }: Beat, { depthNeeded }: DutyRules): number {
  return Math.round((Math.min(1, seconds / needed) * 0.5 + Math.min(1, depth / depthNeeded) * 0.5) * 100);
}
