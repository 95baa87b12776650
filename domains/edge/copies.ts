import type { View } from "#lib/display.ts";

/** Stands in the path of a stored copy, never in an address: only the proxy writes it. */
export const FLAT = "flat";

/** The page of a thread; the first of its windows goes without a number. */
const THREAD = /^((?:\/units\/[^/]+)?\/forum\/threads\/[^/]+)((?:\/\d+)?)$/;
const FLAT_COPY = new RegExp(`^(?:/units/[^/]+)?/forum/threads/[^/]+/${FLAT}(?:/|$)`);

/**
 * The path of the copy that a reader gets: a thread is stored in both views, under one address, and so neither is rendered
 * for one person.
 */
export function copyOf(pathname: string, view: View): string {
  if (view === "nested") return pathname;
  return pathname.replace(THREAD, `$1/${FLAT}$2`);
}

/** Whether somebody asks for a copy by its inner path: it is no address. */
export const isCopyPath = (pathname: string) => FLAT_COPY.test(pathname);
