import { useEffect, useEffectEvent, useRef } from "react";

/**
 * A dialog that is open as long as it is there, with a place of its own in the history: on a phone the button that leads
 * back closes it, and the page below stays where it was. `close` goes that way too.
 */
export function useSheet(onClosed: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  const closed = useEffectEvent(onClosed);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    history.pushState(history.state, "");
    const stop = new AbortController();
    const { signal } = stop;
    addEventListener("popstate", () => closed(), { signal });
    element.addEventListener("cancel", () => history.back(), { signal });
    element.addEventListener("click", ({ target }) => target === element && history.back(), { signal });
    return () => stop.abort();
  }, []);
  return { dialog, close: () => history.back() };
}
