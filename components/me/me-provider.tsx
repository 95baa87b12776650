"use client";
import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { applyDisplay } from "#lib/display.ts";
import { useNewest } from "./use-newest.ts";

/** What `/api/me/<path>` answers: the person, and what of this page belongs to them alone. */
export type Me = {
  member: { id: string; name: string };
  /** Unread lines in the inbox. */
  inbox: number;
  /** Whether there is a desk for this person. */
  desk: boolean;
  /** The page's own part, by the overlay that knows the path. */
  page: unknown;
};

type Value = { me: Me | null; refresh: () => Promise<void> };

/** Before the door, and on the pages that anybody may read, nothing belongs to one person. */
const DOOR = /^\/(?:public|sign-in|set-up|reset-password|confirm-email|unsubscribe)(?:\/|$)/;

const MeContext = createContext<Value>({ me: null, refresh: async () => {} });

/** Lays over a shared page what belongs to its reader: one small request a page. */
export function MeProvider({ children }: { children: ReactNode }) {
  const path = usePathname();
  const [me, setMe] = useState<Me | null>(null);
  const ask = useNewest();
  const refresh = useCallback(async () => {
    const isNewest = ask();
    const answer = await fetch(`/api/me${path}`, { headers: { accept: "application/json" } }).catch(() => null);
    const now = answer?.ok ? await answer.json() : null;
    if ((now || answer?.status === 401) && isNewest()) setMe(now);
  }, [path, ask]);
  useEffect(() => {
    ask()(); // what was asked for the page before comes too late
    setMe((before) => before && { ...before, page: null });
    if (!DOOR.test(path)) refresh();
  }, [path, refresh, ask]);
  useEffect(applyDisplay, []);
  useLeftPages(path);
  return <MeContext value={{ me, refresh }}>{children}</MeContext>;
}

/** A page that the browser brings back whole after its reader signed out is not shown again: it is asked for anew. */
function useLeftPages(path: string) {
  useEffect(() => {
    const onShow = async ({ persisted }: PageTransitionEvent) => {
      if (!persisted || DOOR.test(path)) return;
      const answer = await fetch("/api/me", { headers: { accept: "application/json" } }).catch(() => null);
      if (answer?.status === 401) location.reload();
    };
    addEventListener("pageshow", onShow);
    return () => removeEventListener("pageshow", onShow);
  }, [path]);
}

/** The reader, or null while unknown or signed out. */
export const useMe = () => useContext(MeContext);

/** The page's own part of the overlay, in the type its domain gives it; null until it has come. */
export const useOverlay = <T,>() => useContext(MeContext).me?.page as T | null | undefined;
