import { type KeyboardEvent, type RefObject, useEffect } from "react";

const STEPS: Partial<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** A toolbar is one tab stop (ARIA Authoring Practices, toolbar): its first tool, then the one last used. */
export function useOneTabStop(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const tools = toolsOf(bar.current);
    const current = tools.find((tool) => tool.getAttribute("tabindex") === "0") ?? tools[0];
    for (const tool of tools) tool.tabIndex = tool === current ? 0 : -1;
  });
}

/** The arrows go from tool to tool, Escape back to the text. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, toText: () => void): void {
  if (event.key === "Escape") toText();
  const tools = toolsOf(event.currentTarget);
  const at = tools.indexOf(event.target as HTMLButtonElement);
  const step = STEPS[event.key];
  if (step === undefined || at === -1) return;
  event.preventDefault();
  const next = Number.isFinite(step) ? tools.at((at + step) % tools.length)! : tools.at(step < 0 ? 0 : -1)!;
  for (const tool of tools) tool.tabIndex = tool === next ? 0 : -1;
  next.focus();
}

const toolsOf = (bar: HTMLElement | null) => [...(bar?.querySelectorAll("button") ?? [])];
