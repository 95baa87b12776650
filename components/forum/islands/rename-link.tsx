"use client";
import Link from "next/link";
import { useThread } from "./thread-context.tsx";

/** For the thread's author, as long as they may: the way to another title. */
export function RenameLink({ text }: { text: string }) {
  const { threadId, overlay } = useThread();
  if (!overlay?.mayRename) return null;
  return (
    <Link className="link" href={`/write/title/${threadId}`} prefetch={false}>
      {text}
    </Link>
  );
}
