import type { Words } from "./draft-keeper.ts";
import { setText } from "./textarea.ts";

type Title = HTMLInputElement | null;
const titleOf = (form: HTMLFormElement | null) => (form?.elements.namedItem("title") ?? null) as Title;

/** What stands in the form: the text, and the title where there is one. */
export const readWords = (form: HTMLFormElement | null, area: HTMLTextAreaElement | null): Words => ({
  text: area?.value ?? "",
  title: titleOf(form)?.value ?? "",
});

/** What stood there when the page came; what was typed before this script ran is not part of it. */
export const readInitial = (form: HTMLFormElement | null, area: HTMLTextAreaElement | null): Words => ({
  text: area?.defaultValue ?? "",
  title: titleOf(form)?.defaultValue ?? "",
});

export function writeWords(form: HTMLFormElement | null, area: HTMLTextAreaElement | null, words: Words): void {
  const title = titleOf(form);
  if (title) title.value = words.title;
  if (area) setText(area, words.text);
}
