import type { RowKind } from "./rows.ts";

/**
 * Back to the part of the record in which a row was added or taken out. The address is a new one each time: to another
 * place on the page that it shows a browser goes without asking for what was saved.
 */
export const backToPart = ({ id, at }: { id: string; at: RowKind | null }) =>
  `/desk/cases/${id}${at ? `?saved=${Date.now()}#${at}` : ""}`;

/** The button on the case stays there; the page that serves without a script shows how it stands now. */
export const toKept = ({ id }: { id: string }, form: FormData) => (form.has("stay") ? null : `/bookmarks/cases/${id}`);
