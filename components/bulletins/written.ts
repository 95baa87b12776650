import { mergeBlocks } from "#lib/text/merge-blocks.ts";
import type { Block, Body } from "#lib/text/nodes.ts";
import type { DraftFields } from "./draft-form.tsx";

/** A working copy as its form holds it: every field as a line of text, the body as JSON. */
export type Written = Record<Field | "body", string>;

export type Field = (typeof FIELDS)[number];
/** All but the body, by the names of the form. */
const FIELDS = [
  ...(["title", "summary", "columnId", "unitId", "kind", "risk", "source", "byline", "coverId"] as const),
  ...(["owner", "basis", "madeOn", "reviewOn", "indent"] as const),
];

export function writtenOf({ indent, unitId, coverId, disclosure, body, ...draft }: DraftFields): Written {
  const { title, summary, columnId, kind, risk, source, byline } = draft;
  const { owner = "", basis = "", madeOn = "", reviewOn = "" } = disclosure ?? {};
  return {
    ...{ title, summary, columnId, kind, risk, source, byline, owner, basis, madeOn, reviewOn },
    ...{ unitId: unitId ?? "", coverId: coverId ?? "", indent: indent ? "on" : "" },
    body: JSON.stringify(body),
  };
}

export const readWritten = (form: FormData): Written =>
  Object.fromEntries([...FIELDS, "body" as const].map((name) => [name, String(form.get(name) ?? "")])) as Written;

/** Puts what is written into the fields of the form; the body and the cover have their own ways. */
export function fillFields(form: HTMLFormElement, written: Written): void {
  for (const name of FIELDS) {
    const field = form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement | null;
    if (!field || field.type === "hidden") continue;
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = written[name] === "on";
    else if (field.value !== written[name]) {
      field.value = written[name];
      // What else stands on the page goes by the column that is chosen.
      if (field instanceof HTMLSelectElement) field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}

/** What two have made of one working copy, put together; null where they changed the same field or the same block of the text. */
export function mergeWritten(base: Written, mine: Written, theirs: Written): Written | null {
  const merged = { ...theirs };
  for (const name of FIELDS) {
    const [was, own, other] = [base[name].trim(), mine[name].trim(), theirs[name].trim()];
    if (own === was || own === other) continue;
    if (other !== was) return null;
    merged[name] = mine[name];
  }
  const [was, own, other] = [blocksOf(base), blocksOf(mine), blocksOf(theirs)];
  const content = mergeBlocks(was, own, other, (block) => JSON.stringify(block));
  if (!content) return null;
  return { ...merged, body: JSON.stringify({ type: "doc", content } satisfies Body) };
}

const blocksOf = ({ body }: Written): Block[] => (JSON.parse(body) as Body).content;

/** In which fields two working copies differ, but for those whose words are compared one by one. */
export const fieldsApart = (mine: Written, theirs: Written): Field[] =>
  FIELDS.filter((name) => name !== "title" && name !== "summary" && mine[name].trim() !== theirs[name].trim());
