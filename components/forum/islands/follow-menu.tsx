"use client";
import { Bell, BellOff, BellRing } from "lucide-react";
import { useActionState, useState } from "react";
import type { FollowLevel } from "#db/enums/forum.ts";
import { followThreadAction } from "#domains/forum/actions.ts";
import { closeMenu } from "./menu.ts";
import { useThread } from "./thread-context.tsx";

const ICONS = { watch: BellRing, normal: Bell, mute: BellOff };
const LEVELS: FollowLevel[] = ["watch", "normal", "mute"];

export type FollowWords = { group: string; now: Record<FollowLevel, string>; say: Record<FollowLevel, string> };

/** Whether the reader is told of what is said here: three levels, one form. */
export function FollowMenu({ words }: { words: FollowWords }) {
  const { threadId, overlay, refresh } = useThread();
  const [, submit] = useActionState(followThreadAction, { status: "idle" });
  const [chosen, setChosen] = useState<FollowLevel | null>(null);
  const level = chosen ?? overlay?.level ?? "normal";
  const Icon = ICONS[level];
  const choose = async (form: FormData) => {
    if (!overlay) return submit(form);
    setChosen(form.get("level") as FollowLevel);
    form.set("stay", "1");
    const state = await followThreadAction({ status: "idle" }, form);
    if (state.status !== "done") setChosen(null);
    await refresh();
  };
  return (
    <details className="menu row" onBlur={closeMenu} onKeyDown={closeMenu}>
      <summary>
        <Icon className="i" aria-hidden />
        {words.now[level]}
      </summary>
      <form action={overlay ? choose : submit} className="pop" aria-label={words.group}>
        <input type="hidden" name="threadId" value={threadId} />
        {LEVELS.map((each) => (
          <button type="submit" key={each} name="level" value={each} aria-pressed={each === level}>
            {words.say[each]}
          </button>
        ))}
      </form>
    </details>
  );
}
