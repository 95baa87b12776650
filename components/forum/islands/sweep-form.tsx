"use client";
import { CheckCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useActionState, useEffect, useState } from "react";
import { attempt, type Trouble } from "#components/form/attempt.ts";
import { TroubleNote } from "#components/form/trouble-note.tsx";
import { useMe, useOverlay } from "#components/me/me-provider.tsx";
import { sweepUnreadAction, undoSweepAction } from "#domains/forum/actions.ts";
import type { SweepWords } from "./words.ts";

const UndoToast = lazy(async () => ({ default: (await import("#components/ui/undo-toast.tsx")).UndoToast }));

type Props = {
  boardId: string | null;
  /** The slug of the unit to which the list around it is narrowed. */
  unit?: string;
  words: SweepWords;
  /** How many threads have something unread, where the page knows it; on a shared page it comes with the overlay. */
  known?: number;
};
type Swept = { id: string; count: number };

/** 全部标为已读: for ten seconds it can be taken back where one is; without scripts on the page that the form leads to. */
export function SweepForm({ boardId, unit = "", words, known }: Props) {
  const overlay = useOverlay<{ unreadThreads?: number }>();
  const isNeeded = (known ?? overlay?.unreadThreads) !== 0;
  const [, submit] = useActionState(sweepUnreadAction, { status: "idle" });
  const [isAlive, setIsAlive] = useState(false);
  const [swept, setSwept] = useState<Swept | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { refresh } = useMe();
  const router = useRouter();
  useEffect(() => setIsAlive(true), []);
  const show = async () => {
    router.refresh();
    await refresh();
  };
  const sweep = async (form: FormData) => {
    const outcome = await attempt(sweepUnreadAction, form);
    setTrouble(outcome.status === "offline" || outcome.status === "failed" ? outcome.status : null);
    if (outcome.status !== "done") return;
    setSwept(outcome.value);
    await show();
  };
  const undo = async () => {
    const form = new FormData();
    form.set("sweepId", swept?.id ?? "");
    form.set("stay", "1");
    const { status } = await attempt(undoSweepAction, form);
    if (status === "done") await show();
    return status === "done";
  };
  return (
    <form action={isAlive ? sweep : submit}>
      <input type="hidden" name="boardId" value={boardId ?? ""} />
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="stay" value={isAlive ? "1" : ""} />
      {isNeeded && (
        <button type="submit" className="row">
          <CheckCheck className="i" aria-hidden />
          {words.all}
          <small>{words.hint}</small>
        </button>
      )}
      <TroubleNote trouble={trouble} />
      {swept && (
        <Suspense fallback={null}>
          <UndoToast key={swept.id} words={words} count={swept.count} undo={undo} onGone={() => setSwept(null)} />
        </Suspense>
      )}
    </form>
  );
}
