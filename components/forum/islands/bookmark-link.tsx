"use client";
import Link from "next/link";
import { type MouseEvent, useState } from "react";
import { saveBookmarkAction } from "#domains/forum/actions.ts";
import { useThread } from "./thread-context.tsx";

/** 收藏: kept at once; afterwards, and without JavaScript, the same place leads to note and reminder. */
export function BookmarkLink({ postId, number }: { postId: string; number: number }) {
  const { overlay, words } = useThread();
  const [isNew, setIsNew] = useState(false);
  const isKept = isNew || overlay?.bookmarked.includes(number);
  const keep = async (event: MouseEvent<HTMLAnchorElement>) => {
    if (isKept || !overlay || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const link = event.currentTarget;
    const form = new FormData();
    form.set("postId", postId);
    form.set("stay", "1");
    const answer = await saveBookmarkAction({ status: "idle" }, form).catch(() => null);
    if (answer?.status === "done") setIsNew(true);
    // Its own page does it too, or says why not.
    else location.assign(link.href);
  };
  return (
    <Link className={isKept ? "on" : undefined} href={`/bookmarks/${postId}`} prefetch={false} onClick={keep}>
      {isKept ? words.bookmarked : words.bookmark}
    </Link>
  );
}
