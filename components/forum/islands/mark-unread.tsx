"use client";
import { useState } from "react";
import { markUnreadAction } from "#domains/forum/actions.ts";
import { useThread } from "./thread-context.tsx";

/** The next visit begins at this post. What this page reports from now on does not count; without scripts the jump page does it. */
export function MarkUnread({ number }: { number: number }) {
  const { threadId, moveLine, words } = useThread();
  const [stage, setStage] = useState<"" | "sending" | "done" | "failed">("");
  const mark = async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ threadId, number, stay: 1 })) form.set(name, String(value));
    setStage("sending");
    const answer = await markUnreadAction({ status: "idle" }, form).catch(() => null);
    setStage(answer?.status === "done" ? "done" : "failed");
    if (answer?.status === "done") moveLine(number - 1);
  };
  const said = { "": words.markUnread, sending: words.markUnread, done: words.markedUnread, failed: words.failed }[
    stage
  ];
  return (
    <button type="button" onClick={mark} aria-busy={stage === "sending"}>
      <span aria-live="polite">{said}</span>
    </button>
  );
}
