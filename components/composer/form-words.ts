import type { Words } from "./draft-store.ts";
import { setText } from "./textarea.ts";

type Input = HTMLInputElement | null;
type Form = HTMLFormElement | null;
type Area = HTMLTextAreaElement | null;
const titleOf = (form: Form) => (form?.elements.namedItem("title") ?? null) as Input;
const boxOf = (form: Form) => (form?.elements.namedItem("isAnonymous") ?? null) as Input;
const parentFieldOf = (form: Form) => (form?.elements.namedItem("parentNumber") ?? null) as Input;
const parentOf = (form: Form) => Number(parentFieldOf(form)?.value) || null;
const labelsOf = (form: Form) =>
  [...(form?.elements ?? [])].filter(
    (field): field is HTMLInputElement | HTMLSelectElement => (field as HTMLInputElement).name === "labels[]",
  );

/** What stands in the form: the text, and the title, the labels, what it answers and whether one's name is hidden where the form asks. */
export const readWords = (form: Form, area: Area): Words => ({
  text: area?.value ?? "",
  title: titleOf(form)?.value ?? "",
  isAnonymous: boxOf(form)?.checked,
  parentNumber: parentOf(form),
  labels: labelsOf(form)
    .filter((field) => field.value !== "" && !(field instanceof HTMLInputElement && !field.checked))
    .map((field) => field.value),
});

/** What stood there when the page came; what was typed before this script ran is not part of it. */
export const readInitial = (form: Form, area: Area): Words => ({
  text: area?.defaultValue ?? "",
  title: titleOf(form)?.defaultValue ?? "",
  isAnonymous: boxOf(form)?.defaultChecked,
  parentNumber: parentOf(form),
});

/** Words that do not say whether a name is hidden leave the box as it is: the next post hides it as the last one did. */
export function writeWords(form: Form, area: Area, words: Words): void {
  const title = titleOf(form);
  if (title) title.value = words.title;
  const box = boxOf(form);
  if (box && words.isAnonymous !== undefined) box.checked = words.isAnonymous;
  for (const field of labelsOf(form)) choose(field, words.labels ?? []);
  if (area) setText(area, words.text);
}

/** At once, so that what is saved next says so; the page draws it a moment later. */
export function writeParent(form: Form, { parentNumber }: Words): void {
  const field = parentFieldOf(form);
  if (field) field.value = String(parentNumber ?? "");
}

function choose(field: HTMLInputElement | HTMLSelectElement, labels: string[]): void {
  if (field instanceof HTMLInputElement) field.checked = labels.includes(field.value);
  else field.value = [...field.options].find(({ value }) => labels.includes(value))?.value ?? "";
}
