import { isSecretField } from "#lib/secret-fields.ts";

const PREFIX = "qf:form:";
/** What belongs to the page and not to its writer. */
const OF_THE_PAGE = /^\$ACTION|^idempotencyKey$/;
const UNTYPED = new Set(["hidden", "password", "file", "submit", "button", "reset", "image", "fieldset", "output"]);
const TICKS = new Set(["checkbox", "radio"]);

type Control = HTMLInputElement;
type Field = [name: string, value: string, isTicked?: boolean];
type Kept = { form: string; fields: Field[] };
export type Form = Pick<HTMLFormElement, "elements">;
/** What stands in fields again, and the words whose fields are gone. */
export type PutBack = { forms: Form[]; rest: string[] };

/** Kept forms carry their owner and their path: the next person at this tab is not shown them. A query comes and goes (`?saved=`). */
export const formsKey = (owner: string, path: string): string => `${PREFIX}${owner}:${path}`;

/** Keeps the form that was being sent and every other in which something was typed; never a password, a code or a file. */
export function keepForms(store: Storage, key: string, forms: Form[], sent: unknown): void {
  const kept = forms
    .filter((form) => form === sent || isChanged(form))
    .map((form) => ({ form: nameOf(form), fields: fieldsOf(form) }))
    .filter(({ fields }) => fields.some(([name]) => name !== "version"));
  write(store, key, kept);
}

/** Puts what was kept into the forms of the page, but not over what somebody has begun to type; null where nothing was kept. */
export function putBack(store: Storage, key: string, forms: Form[]): PutBack | null {
  const found: PutBack = { forms: [], rest: [] };
  for (const kept of read(store, key)) {
    const form = forms.find((one) => !found.forms.includes(one) && nameOf(one) === kept.form && !isChanged(one));
    if (!form) continue;
    found.forms.push(form);
    found.rest.push(...fill(form, kept.fields));
  }
  return found.forms.length > 0 ? found : null;
}

export function forgetForm(store: Storage, key: string, form: Form): void {
  const kept = read(store, key);
  if (kept.length > 0)
    write(
      store,
      key,
      kept.filter((one) => one.form !== nameOf(form)),
    );
}

/** Forgets every form of this tab: call it at sign-out. */
export function forgetForms(store: Storage = sessionStorage): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
  for (const key of keys) if (key?.startsWith(PREFIX)) store.removeItem(key);
}

/** By what a form is known again: which fields it has, and of what. Rows (`steps.0.when`) and versions come and go. */
function nameOf(form: Form): string {
  const names = controlsOf(form)
    .filter(({ name, type }) => name !== "version" && !name.includes(".") && (type === "hidden" || !UNTYPED.has(type)))
    .map(({ name, type, value }) => (type === "hidden" ? `${name}=${value}` : name));
  return [...new Set(names)].sort().join("\n");
}

const controlsOf = (form: Form): Control[] =>
  ([...form.elements] as Control[]).filter(({ name }) => name && !OF_THE_PAGE.test(name));

/** With the version that the words were written on, so that a newer one is not overwritten unseen. */
const isKept = ({ name, type }: Control) => (name === "version" || !UNTYPED.has(type)) && !isSecretField(name);

const fieldsOf = (form: Form): Field[] =>
  controlsOf(form)
    .filter(isKept)
    .map(({ name, type, value, checked }) => (TICKS.has(type) ? [name, value, checked] : [name, value]));

const isChanged = (form: Form) =>
  controlsOf(form).some((control) => {
    if (UNTYPED.has(control.type)) return false;
    if (TICKS.has(control.type)) return control.checked !== control.defaultChecked;
    return control.value !== beginningOf(control);
  });

function beginningOf(control: Control): string {
  if (!control.type.startsWith("select")) return control.defaultValue;
  const { options } = control as unknown as HTMLSelectElement;
  return ([...options].find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? "";
}

/** Fields of one name in their order, ticks by their value; answers with the words that found no field. */
function fill(form: Form, fields: Field[]): string[] {
  const left = new Set(fields);
  for (const control of controlsOf(form).filter(isKept)) {
    const isTick = TICKS.has(control.type);
    const field = [...left].find(
      ([name, value, ticked]) => name === control.name && (isTick ? value === control.value : ticked === undefined),
    );
    if (!field) continue;
    left.delete(field);
    if (!isTick) setValue(control, field[1]);
    else if (control.checked !== field[2]) control.click();
  }
  return [...left].filter(([, value, ticked]) => ticked === undefined && value !== "").map(([, value]) => value);
}

/** As if it were typed: a component that follows its field hears of it, which it does not where its own setter is used. */
function setValue(control: Control, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set;
  if (setter) setter.call(control, value);
  else control.value = value;
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
}

function read(store: Storage, key: string): Kept[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isOne) : [];
  } catch {
    return [];
  }
}

const isOne = (value: unknown): value is Kept =>
  typeof (value as Kept | null)?.form === "string" && Array.isArray((value as Kept).fields);

/** A tab that keeps nothing is like one that has nothing kept. */
function write(store: Storage, key: string, kept: Kept[]): void {
  try {
    if (kept.length === 0) store.removeItem(key);
    else store.setItem(key, JSON.stringify(kept));
  } catch {}
}
