const EVENT = "qingfeng:insert";

/** Puts text at the caret of the composer whose form has this id, and moves there: for a quote button elsewhere. */
export function insertIntoComposer(formId: string, text: string): boolean {
  const form = document.getElementById(formId);
  return form?.dispatchEvent(new CustomEvent(EVENT, { detail: text })) ?? false;
}

export function listenForInserts(form: HTMLElement, insert: (text: string) => void): () => void {
  const listener = (event: Event) => insert(String((event as CustomEvent).detail));
  form.addEventListener(EVENT, listener);
  return () => form.removeEventListener(EVENT, listener);
}
