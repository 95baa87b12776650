"use client";
import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useMe, useOverlay } from "#components/me/me-provider.tsx";
import { useNewest } from "#components/me/use-newest.ts";
import type { ThreadOverlay } from "#domains/forum/overlay.ts";
import type { ThreadWords } from "./words.ts";

type Props = {
  threadId: string;
  /** The address of the thread, without a window's number. */
  href: string;
  /** The window on the page, and the numbers in it that stand at the top level, in order. */
  window: { first: number; last: number; size: number };
  numbers: number[];
  roots: number[];
  /** The last post that readers saw when the page was made. */
  lastShown: number;
  words: ThreadWords;
  children: ReactNode;
};

type Value = Omit<Props, "children"> & {
  overlay: ThreadOverlay | null;
  /** The thread's own page, where one answers in place; not below an article. */
  isOwnPage: boolean;
  /** Asks for the overlay anew. */
  refresh: () => Promise<void>;
  /** How far the reader had come when the page was opened; null while unknown. It does not move while they read. */
  readLine: number | null;
  /** Goes with every report of this page, as long as it is open. */
  epoch: number;
  /** The reader has marked unread what comes behind this number. */
  moveLine: (number: number) => void;
  /** The reader has said something: whoever had read all before it finds nothing new in that. */
  passOwn: (number: number) => void;
  /** Numbers of posts by people whom the reader ignores, but for those they opened. */
  folded: number[];
  unfold: (number: number) => void;
  hrefOf: (number: number) => string;
  /** The address that leads to a number or a day. */
  jumpPath: string;
};

const ThreadContext = createContext<Value | null>(null);

/** What the islands of one thread share. */
export function useThread(): Value {
  const value = useContext(ThreadContext);
  if (!value) throw new Error("no thread around");
  return value;
}

export function ThreadProvider({ children, ...page }: Props) {
  const { href, window, threadId } = page;
  const { overlay, refresh, isOwnPage } = useThreadOverlay(
    window.first === 1 ? href : `${href}/${window.first}`,
    threadId,
  );
  const [opened, setOpened] = useState<{ readLine: number; epoch: number } | null>(null);
  if (overlay && opened === null) setOpened({ readLine: overlay.lastReadNumber, epoch: overlay.epoch });
  const [unfolded, setUnfolded] = useState<number[]>([]);
  const folded = overlay?.folded.filter((number) => !unfolded.includes(number)) ?? [];
  const unfold = (number: number) => setUnfolded((before) => [...before, number]);
  const hrefOf = (number: number) => {
    const first = number - ((number - 1) % window.size);
    return `${first === 1 ? href : `${href}/${first}`}#post-${number}`;
  };
  const { readLine = null, epoch = 0 } = opened ?? {};
  const moveLine = (number: number) => setOpened({ readLine: number, epoch });
  const passOwn = (number: number) =>
    setOpened((now) => (now && now.readLine >= number - 1 ? { ...now, readLine: number } : now));
  const jumpPath = `/forum/threads/${threadId}/jump`;
  const reading = { readLine, epoch, moveLine, passOwn, folded, unfold };
  const value = { ...page, ...reading, overlay, refresh, isOwnPage, hrefOf, jumpPath };
  // The page's own part is new only when the page is.
  const stable = useMemo(() => value, [page.lastShown, page.numbers, overlay, readLine, unfolded, refresh]);
  return <ThreadContext value={stable}>{children}</ThreadContext>;
}

/** On the thread's own page it comes with the page's overlay; below an article the thread asks for itself. */
function useThreadOverlay(path: string, threadId: string) {
  const isOwnPage = usePathname() === path;
  const { refresh: refreshPage } = useMe();
  const ofPage = useOverlay<ThreadOverlay>();
  const [own, setOwn] = useState<ThreadOverlay | null>(null);
  const ask = useNewest();
  const refreshOwn = useCallback(async () => {
    const isNewest = ask();
    const answer = await fetch(`/api/me${path}`).catch(() => null);
    const now = answer?.ok ? await answer.json() : null;
    if (now && isNewest()) setOwn(now.page);
  }, [path, ask]);
  useEffect(() => {
    if (!isOwnPage) refreshOwn();
  }, [isOwnPage, refreshOwn]);
  const overlay = isOwnPage ? ofPage : own;
  return {
    overlay: overlay?.threadId === threadId ? overlay : null,
    refresh: isOwnPage ? refreshPage : refreshOwn,
    isOwnPage,
  };
}
