/** Shows a passage where it stands, in the fields above the text or in the text; null: the first picture without its words. */
export function jumpTo(passage: string | null): void {
  if (passage === null) showPicture();
  else if (!showInField(passage)) showInText(passage);
}

function showInField(passage: string): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[name=title], [name=summary]");
  const field = [...fields].find(({ value }) => value.includes(passage));
  if (!field) return false;
  const at = field.value.indexOf(passage);
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
  field.setSelectionRange(at, at + passage.length);
  return true;
}

function showInText(passage: string): void {
  for (const block of document.querySelectorAll<HTMLElement>(".doc .prose *, .paper *")) {
    const range = rangeOf(block, passage);
    if (!range) continue;
    block.closest<HTMLElement>("[contenteditable=true]")?.focus({ preventScroll: true });
    const selection = window.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    block.scrollIntoView({ block: "center" });
    return;
  }
}

/** Where the passage stands in the text of the smallest element that holds it whole, over its marks and links. */
function rangeOf(block: HTMLElement, passage: string): Range | null {
  if (!block.textContent?.includes(passage)) return null;
  if ([...block.children].some((child) => child.textContent?.includes(passage))) return null;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const from = block.textContent.indexOf(passage);
  const range = document.createRange();
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    const [start, end] = [from - passed, from + passage.length - passed];
    if (start >= 0 && start < length) range.setStart(node, start);
    if (end > 0 && end <= length) {
      range.setEnd(node, end);
      return range;
    }
    passed += length;
  }
  return null;
}

function showPicture() {
  const field = [...document.querySelectorAll<HTMLInputElement>(".doc figure input:not([type=checkbox])")].find(
    ({ value }) => value.trim() === "",
  );
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}
