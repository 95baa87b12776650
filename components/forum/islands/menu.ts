import type { FocusEvent, KeyboardEvent } from "react";

/** Closes a menu that is a `<details>`: with Escape, or when the focus goes elsewhere. */
export function closeMenu(event: FocusEvent<HTMLDetailsElement> | KeyboardEvent<HTMLDetailsElement>): void {
  const menu = event.currentTarget;
  if ("key" in event) {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  } else if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
}
