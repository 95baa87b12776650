/** `close` goes the way back, as the phone's own button does; `drop` where another page comes anyway. */
export type Sheet = { close: () => Promise<void>; drop: () => void };

/**
 * Makes a form the whole screen, with a place of its own in the history: the way back closes it. It stays the same form
 * in the same place, so that text, caret and what an input method composes stay too. It is as high as what the keyboard
 * leaves; what lies below is out of reach until it is closed, and then where it was.
 */
export function openSheet(form: HTMLElement, onClosed: () => void): Sheet {
  const stop = new AbortController();
  const { signal } = stop;
  const top = scrollY;
  const open = shutAllBut(form);
  const fit = () => {
    form.style.setProperty("--sheet-top", `${visualViewport?.offsetTop ?? 0}px`);
    form.style.setProperty("--sheet-height", `${visualViewport?.height ?? innerHeight}px`);
  };
  const end = () => {
    stop.abort();
    open();
    onClosed();
  };
  const closed = () => {
    end();
    if (form.contains(document.activeElement)) (document.activeElement as HTMLElement).blur();
    requestAnimationFrame(() => scrollTo({ top, behavior: "instant" }));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) history.back();
  };
  fit();
  history.pushState(history.state, "");
  addEventListener("popstate", closed, { signal });
  form.addEventListener("keydown", onKey, { signal });
  for (const name of ["resize", "scroll"]) visualViewport?.addEventListener(name, fit, { signal });
  return {
    drop: end,
    close: () =>
      new Promise((resolve) => {
        addEventListener("popstate", () => resolve(), { once: true });
        history.back();
      }),
  };
}

/** Nothing but this element is to be reached, by finger, keyboard or reader; answers with how it is again. */
function shutAllBut(element: HTMLElement): () => void {
  const shut: HTMLElement[] = [];
  for (let at = element; at.parentElement && at !== document.body; at = at.parentElement)
    for (const other of at.parentElement.children)
      if (other !== at && other instanceof HTMLElement && !other.inert) shut.push(other);
  for (const other of shut) other.inert = true;
  return () => {
    for (const other of shut) other.inert = false;
  };
}
