import { useSyncExternalStore } from "react";

/** Which post of the page is being read: one value, told to the two places that show it and to nothing else. */
let here = 0;
const listeners = new Set<() => void>();

export function setHere(number: number): void {
  if (number === here) return;
  here = number;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useHere = () =>
  useSyncExternalStore(
    subscribe,
    () => here,
    () => 0,
  );
