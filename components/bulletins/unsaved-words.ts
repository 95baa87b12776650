import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import type { Body } from "#lib/text/nodes.ts";
import type { DraftFields } from "./draft-form.tsx";

const keyOf = (draftId: string) => `qf:desk:${draftId}`;

/** Keeps the form in this tab until it is saved: a session that ends leads to the door in the middle of a sentence. */
export function keepUnsaved(draftId: string, form: FormData): void {
  const fields = [...form].filter(([, value]) => typeof value === "string");
  inTab((store) => store.setItem(keyOf(draftId), JSON.stringify(Object.fromEntries(fields))));
}

export const forgetUnsaved = (draftId: string): void => inTab((store) => store.removeItem(keyOf(draftId)));

/** The working copy with what was kept in this tab, on the version it was written on; null where nothing was. */
export function useUnsaved(draft: DraftFields): DraftFields | null {
  const [kept, setKept] = useState<DraftFields | null>(null);
  const { id } = draft;
  // Read once, when the page opens: what the server learns meanwhile must not replace what stands in the fields.
  useEffect(() => inTab((store) => setKept(read(store.getItem(keyOf(id)), draft))), [id]);
  return kept;
}

/** A page that leaves with words that nobody has saved keeps them. */
export function useUnsavedAtLeave(
  form: RefObject<HTMLFormElement | null>,
  version: RefObject<number>,
  draftId: string,
  isUnsaved: boolean,
): void {
  const keep = useEffectEvent(() => {
    if (!isUnsaved || !form.current) return;
    const data = new FormData(form.current);
    data.set("version", String(version.current));
    keepUnsaved(draftId, data);
  });
  // Layout: while the fields are still there.
  useLayoutEffect(() => () => keep(), []);
}

function read(stored: string | null, draft: DraftFields): DraftFields | null {
  if (!stored) return null;
  const { body, version, indent, unitId, coverId, owner, basis, madeOn, reviewOn, ...words } = JSON.parse(
    stored,
  ) as Record<string, string>;
  return {
    ...draft,
    ...words,
    body: JSON.parse(body ?? "null") as Body,
    version: Number(version),
    indent: indent !== undefined,
    unitId: unitId || null,
    coverId: coverId || null,
    disclosure: { owner: owner ?? "", basis: basis ?? "", madeOn: madeOn ?? "", reviewOn: reviewOn ?? "" },
  };
}

/** A tab that keeps nothing, or something unreadable, is like one that has nothing kept. */
function inTab(work: (store: Storage) => void): void {
  try {
    work(window.sessionStorage);
  } catch {}
}
