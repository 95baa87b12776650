import type { Finding } from "#domains/bulletins/checks/findings.ts";

/** Shows what a finding is about where it can be set right. */
export function jumpToFinding({ kind, found, note = "" }: Finding): void {
  if (kind === "alt") showPicture();
  else if (kind === "summary") showSummary();
  else if (!((kind === "link" || kind === "anchor") && showLink(note))) jumpTo(found);
}

/** What is written beside the text; those of a register are there, hidden, in other columns too. */
const FIELDS = ["title", "summary", "source", "byline", "owner", "basis"].map((name) => `[name=${name}]`).join(", ");

/** Shows a passage where it stands: in a field beside the text or in it, in the text, in a note, or in what a picture is read out as. */
export const jumpTo = (passage: string): boolean =>
  showInField(passage) || showInText(passage) || showNote(passage) || showRead(passage);

function showInField(passage: string): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    `${FIELDS}, .doc .ProseMirror input:not([type=checkbox])`,
  );
  const field = [...fields].find(({ value, offsetParent }) => offsetParent !== null && value.includes(passage));
  if (!field) return false;
  const at = field.value.indexOf(passage);
  show(field);
  field.setSelectionRange(at, at + passage.length);
  return true;
}

function showInText(passage: string): boolean {
  for (const block of document.querySelectorAll<HTMLElement>(".doc .prose *, .paper *")) {
    const range = rangeOf(block, passage);
    if (range) return select(block, range);
  }
  return false;
}

/** In the editor a note is a number in the line; what it says stands behind it. */
function showNote(passage: string): boolean {
  const notes = document.querySelectorAll<HTMLElement>(".doc [data-footnote]");
  const note = [...notes].find(({ dataset }) => dataset.footnote?.includes(passage));
  return note ? select(note, around(note)) : false;
}

function showRead(passage: string): boolean {
  const pictures = document.querySelectorAll<HTMLImageElement>(".paper img");
  const picture = [...pictures].find(({ alt }) => alt.includes(passage));
  if (picture) show(picture);
  return picture !== undefined;
}

function showLink(href: string): boolean {
  const links = document.querySelectorAll<HTMLElement>(".doc .prose a, .paper a");
  const link = [...links].find((one) => one.getAttribute("href") === href);
  return link ? select(link, around(link)) : false;
}

/** The first picture without its words: their field, or the picture itself where it is only read. */
function showPicture(): void {
  const fields = document.querySelectorAll<HTMLInputElement>(".doc figure.noalt input:not([type=checkbox])");
  const place = fields[0] ?? document.querySelector<HTMLElement>('.paper img[alt=""]');
  if (place) show(place);
}

/** Where it is only read there is no summary to be seen: it would stand below the title. */
function showSummary(): void {
  const place = document.querySelector<HTMLElement>("[name=summary]") ?? document.querySelector<HTMLElement>(".ttl");
  if (place) show(place);
}

function show(place: HTMLElement): void {
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
}

function select(place: HTMLElement, range: Range): true {
  place.closest<HTMLElement>("[contenteditable=true]")?.focus({ preventScroll: true });
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  place.scrollIntoView({ block: "center" });
  return true;
}

function around(node: Node): Range {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range;
}

/** Where the passage stands in the text of the smallest element that holds it whole, over its marks, links and line ends. */
function rangeOf(block: HTMLElement, passage: string): Range | null {
  const wanted = squeezed(passage);
  if (!squeezed(block.textContent).includes(wanted)) return null;
  if ([...block.children].some((child) => squeezed(child.textContent).includes(wanted))) return null;
  const letters: [Node, number][] = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const { index } of (node.textContent ?? "").matchAll(/\S/g)) letters.push([node, index]);
  const from = letters
    .map(([node, at]) => node.textContent![at])
    .join("")
    .indexOf(wanted);
  const [first, last] = [letters[from], letters[from + wanted.length - 1]];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(...first);
  range.setEnd(last[0], last[1] + 1);
  return range;
}

const squeezed = (text: string | null) => (text ?? "").replace(/\s+/g, "");
