"use client";
import "#components/ui/over.css";
import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect } from "react";
import { useSheet } from "#components/ui/use-sheet.ts";
import { JumpForms } from "../jump-forms.tsx";
import { useThread } from "./thread-context.tsx";
import { useScrub } from "./use-scrub.ts";

/** Where to in the thread: a range, a number, a day, what is unread, the end. It replaces itself by the place it leads to. */
export function JumpSheet({ onClosed }: { onClosed: () => void }) {
  const { jumpPath, lastShown, words } = useThread();
  const router = useRouter();
  const { dialog, close } = useSheet(onClosed);
  const go = (href: string) => {
    onClosed();
    router.replace(href);
  };
  const { range, label, leave, reach } = useScrub(go);
  useEffect(() => void reach(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(`${jumpPath}?${new URLSearchParams(new FormData(event.currentTarget) as never)}`);
  };
  return (
    <dialog ref={dialog} className="over" aria-label={words.jump.title}>
      <header>
        <h2>{words.jump.title}</h2>
        <button type="button" className="ib" onClick={close} aria-label={words.jump.close}>
          <X className="i" aria-hidden />
        </button>
      </header>
      {lastShown > 1 && (
        <form
          className="scrub"
          onSubmit={(event) => {
            event.preventDefault();
            leave();
          }}
        >
          <output aria-live="off">{label}</output>
          <input {...range} />
        </form>
      )}
      <JumpForms words={words.jump} action={jumpPath} last={Math.max(lastShown, 1)} onSubmit={submit} onLink={go} />
    </dialog>
  );
}
