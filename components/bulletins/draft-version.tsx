"use client";
import { createContext, type ReactNode, useContext, useState } from "react";

type DraftVersion = {
  /** The version that was saved last from this page. */
  version: number;
  /** Something was typed that is not saved yet. */
  isDirty: boolean;
};
type Value = DraftVersion & { tell: (change: Partial<DraftVersion>) => void };

const Context = createContext<Value>({ version: 0, isDirty: false, tell: () => {} });

/** What the form of a working copy and the buttons beside it know of one another: only what is saved can be published. */
export function DraftVersionProvider({ version, children }: { version: number; children: ReactNode }) {
  const [known, setKnown] = useState<DraftVersion>({ version, isDirty: false });
  const [tell] = useState(() => (change: Partial<DraftVersion>) => setKnown((before) => ({ ...before, ...change })));
  return <Context value={{ ...known, tell }}>{children}</Context>;
}

export const useDraftVersion = () => useContext(Context);
