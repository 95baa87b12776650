"use client";
import { Tag } from "lucide-react";
import Link from "next/link";
import { useThread } from "./thread-context.tsx";

/** For the thread's author and its moderators: the way to change what it says it is about. */
export function LabelLink({ text }: { text: string }) {
  const { threadId, overlay } = useThread();
  if (!overlay?.mayLabel) return null;
  return (
    <Link className="link" href={`/write/tags/${threadId}`} prefetch={false}>
      <Tag className="i" aria-hidden />
      {text}
    </Link>
  );
}
