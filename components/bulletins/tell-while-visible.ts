/** What of a document is asked: whether it is in front, and when that changes. */
export type Front = Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;

/**
 * Calls `tell` while a page is in front: now, every `everyMs`, and once as it goes out of sight. `isFirst` says that the page
 * was not in front before: what passed meanwhile was not read. Returns how to end it.
 */
export function tellWhileVisible(page: Front, everyMs: number, tell: (isFirst: boolean) => void): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const rest = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const follow = () => {
    const isInFront = page.visibilityState === "visible";
    if (isInFront === (timer !== undefined)) return;
    tell(isInFront);
    if (isInFront) timer = setInterval(() => tell(false), everyMs);
    else rest();
  };
  follow();
  page.addEventListener("visibilitychange", follow);
  return () => {
    rest();
    page.removeEventListener("visibilitychange", follow);
  };
}
