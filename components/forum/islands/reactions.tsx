"use client";
import { SmilePlus, ThumbsUp } from "lucide-react";
import { type FormEvent, useActionState, useEffect, useEffectEvent, useState } from "react";
import type { Reaction } from "#db/enums/forum.ts";
import { reactAction } from "#domains/forum/actions.ts";
import type { PostReactions } from "#domains/forum/posts/mine/queries.ts";
import { onReaction, type Reacted } from "./reaction-event.ts";
import { useThread } from "./thread-context.tsx";

type Props = { postId: string; number: number; counts: PostReactions["counts"] };

const MAIN: Reaction = "agree";
const NONE: PostReactions = { counts: {}, mine: [] };
const OTHERS: Reaction[] = ["thanks", "insight", "support"];

/** 表态: a form without JavaScript; with it the figure changes at once, and back when the server refuses. */
export function Reactions({ postId, number, counts }: Props) {
  const { overlay, words } = useThread();
  const [, submit] = useActionState(reactAction, { status: "idle" });
  const [changed, setChanged] = useState<Partial<Record<Reaction, boolean>>>({});
  const { counts: now, mine } = overlay ? (overlay.reactions[number] ?? NONE) : { counts, mine: [] };
  const mayReact = overlay === null || overlay.abilities[number]?.includes("react");
  /** The last figure that was told, and whether it counted the reader. */
  const [told, setTold] = useState<Partial<Record<Reaction, { count: number; withMe: boolean }>>>({});
  const isOn = (kind: Reaction) => changed[kind] ?? mine.includes(kind);
  const baseOf = (kind: Reaction) => told[kind] ?? { count: now[kind] ?? 0, withMe: mine.includes(kind) };
  const countOf = (kind: Reaction) => baseOf(kind).count + Number(isOn(kind)) - Number(baseOf(kind).withMe);
  const hear = useEffectEvent(({ kind, count }: Reacted) =>
    setTold((before) => ({ ...before, [kind]: { count, withMe: isOn(kind) } })),
  );
  useEffect(() => onReaction(number, hear), [number]);

  const toggle = async (event: FormEvent<HTMLFormElement>) => {
    if (!overlay) return; // the form serves until the page knows its reader
    event.preventDefault();
    const kind = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") as Reaction;
    const on = !isOn(kind);
    setChanged((before) => ({ ...before, [kind]: on }));
    const answer = await fetch("/api/forum/reactions", {
      method: "POST",
      body: JSON.stringify({ postId, kind, on }),
    }).catch(() => null);
    if (!answer?.ok) setChanged((before) => ({ ...before, [kind]: !on }));
  };

  const button = (kind: Reaction) => (
    <button
      type="submit"
      key={kind}
      name="kind"
      value={kind}
      className={isOn(kind) ? "on" : undefined}
      aria-pressed={isOn(kind)}
      disabled={!mayReact}
    >
      {kind === MAIN && <ThumbsUp className="i" aria-hidden />}
      {words.reactions[kind]}
      {countOf(kind) > 0 && <span className="num">{countOf(kind)}</span>}
    </button>
  );
  return (
    <form action={submit} onSubmit={toggle} className="react">
      <input type="hidden" name="postId" value={postId} />
      {button(MAIN)}
      {OTHERS.filter((kind) => countOf(kind) > 0).map(button)}
      {mayReact && OTHERS.some((kind) => countOf(kind) <= 0) && (
        <details>
          <summary aria-label={words.reactMore}>
            <SmilePlus className="i" aria-hidden />
          </summary>
          <div className="pop">{OTHERS.filter((kind) => countOf(kind) <= 0).map(button)}</div>
        </details>
      )}
    </form>
  );
}
