"use client";
import "../follow.css";
import { Bell, BellDot, BellOff, BellRing } from "lucide-react";
import { useActionState, useOptimistic, useState } from "react";
import { attempt, type Trouble } from "#components/form/attempt.ts";
import { TroubleNote } from "#components/form/trouble-note.tsx";
import type { FollowLevel } from "#db/enums/forum.ts";
import type { ActionState } from "#domains/edge/action-state.ts";
import { closeMenu } from "./menu.ts";

const ICONS = { watch: BellRing, track: BellDot, normal: Bell, mute: BellOff };
/** Of the levels that there are, in their order. */
type Said = Partial<Record<FollowLevel, string>>;
export type LevelWords = { group: string; now: Said; say: Said };
type Props = {
  action: (before: ActionState, form: FormData) => Promise<ActionState>;
  /** What is followed, as the action asks for it. */
  field: { name: string; value: string };
  level: FollowLevel;
  /** Why it is so, in words. */
  reason?: string;
  words: LevelWords;
  /** Whether the page knows its reader; before, the form alone serves. */
  isKnown: boolean;
  refresh: () => Promise<void>;
  className: string;
};

/** How closely the reader follows something: one form, a button for each level. */
export function LevelMenu({ action, field, level: stored, reason, words, isKnown, refresh, className }: Props) {
  const [, submit] = useActionState(action, { status: "idle" });
  // Shown at once, and for as long as the action takes: a form's action is a transition, which would hold back plain state.
  const [level, setLevel] = useOptimistic(stored);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const Icon = ICONS[level];
  const choose = async (form: FormData) => {
    setLevel(form.get("level") as FollowLevel);
    form.set("stay", "1");
    const { status } = await attempt(action, form);
    setTrouble(status === "offline" || status === "failed" ? status : null);
    if (status === "done") await refresh();
  };
  return (
    <details className={`menu ${className}`} onBlur={closeMenu} onKeyDown={closeMenu}>
      <summary>
        <Icon className="i" aria-hidden />
        {words.now[level]}
      </summary>
      <form action={isKnown ? choose : submit} className="pop" aria-label={words.group}>
        <input type="hidden" name={field.name} value={field.value} />
        {reason && level === stored && <p className="hint">{reason}</p>}
        {(Object.keys(words.say) as FollowLevel[]).map((each) => (
          <button type="submit" key={each} name="level" value={each} aria-pressed={each === level}>
            {words.say[each]}
          </button>
        ))}
        <TroubleNote trouble={trouble} />
      </form>
    </details>
  );
}
