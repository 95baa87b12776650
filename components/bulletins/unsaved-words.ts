import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import type { Body } from "#lib/text/nodes.ts";
import type { DraftFields } from "./draft-form.tsx";
import type { Written } from "./written.ts";

const keyOf = (draftId: string) => `qf:desk:${draftId}`;
const baseKeyOf = (draftId: string) => `${keyOf(draftId)}:base`;

/** What the words on the screen were written on: a version, and what it said; null where this tab does not know that any more. */
export type Base = { version: number; said: Written | null };

/** Keeps the form in this tab until it is saved: a session that ends leads to the door in the middle of a sentence. */
export function keepUnsaved(draftId: string, form: FormData, base: Base): void {
  const fields = [...form].filter(([, value]) => typeof value === "string");
  const kept = { ...Object.fromEntries(fields), version: base.version };
  inTab((store) => store.setItem(keyOf(draftId), JSON.stringify(kept)));
  // Behind the words: where there is no room for both, these are what counts.
  inTab((store) => store.setItem(baseKeyOf(draftId), JSON.stringify(base)));
}

export const forgetUnsaved = (draftId: string): void =>
  inTab((store) => {
    store.removeItem(keyOf(draftId));
    store.removeItem(baseKeyOf(draftId));
  });

export type Unsaved = { draft: DraftFields; base: Base };

/** The working copy with what was kept in this tab, on the version it was written on; null where nothing was. */
export function useUnsaved(draft: DraftFields): Unsaved | null {
  const [kept, setKept] = useState<Unsaved | null>(null);
  const { id } = draft;
  // Read once, when the page opens: what the server learns meanwhile must not replace what stands in the fields.
  useEffect(() => inTab((store) => setKept(read(store, draft))), [id]);
  return kept;
}

/** A page that leaves with words that nobody has saved keeps them. */
export function useUnsavedAtLeave(
  form: RefObject<HTMLFormElement | null>,
  base: RefObject<Base>,
  draftId: string,
  isUnsaved: boolean,
): void {
  const keep = useEffectEvent(() => {
    if (isUnsaved && form.current) keepUnsaved(draftId, new FormData(form.current), base.current);
  });
  // Layout: while the fields are still there.
  useLayoutEffect(() => () => keep(), []);
}

function read(store: Storage, draft: DraftFields): Unsaved | null {
  const stored = store.getItem(keyOf(draft.id));
  if (!stored) return null;
  const { body, version, indent, unitId, coverId, owner, basis, madeOn, reviewOn, ...words } = JSON.parse(
    stored,
  ) as Record<string, string>;
  const written = {
    ...draft,
    ...words,
    body: JSON.parse(body ?? "null") as Body,
    version: Number(version),
    indent: indent !== undefined,
    unitId: unitId || null,
    coverId: coverId || null,
    disclosure: { owner: owner ?? "", basis: basis ?? "", madeOn: madeOn ?? "", reviewOn: reviewOn ?? "" },
  };
  const base = JSON.parse(store.getItem(baseKeyOf(draft.id)) ?? "null") as Base | null;
  const isOfIt = base?.version === written.version;
  return { draft: written, base: isOfIt ? base : { version: written.version, said: null } };
}

/** A tab that keeps nothing, or something unreadable, is like one that has nothing kept. */
function inTab(work: (store: Storage) => void): void {
  try {
    work(window.sessionStorage);
  } catch {}
}
