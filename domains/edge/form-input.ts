import { isSecretField } from "#lib/secret-fields.ts";

const VALUES_MAX_CHARS = 200_000;
/** Nobody ticks more by hand; a list that is longer was not typed. */
const LIST_MAX = 100;

/** A form as an input object: `name[]` collects into an array, an empty file is left out, Next's own fields too. */
export function formInput(form: FormData): Record<string, unknown> {
  const input = new Map<string, FormDataEntryValue | FormDataEntryValue[]>();
  for (const [name, value] of form) {
    if (name.startsWith("$ACTION")) continue;
    if (value instanceof File && value.size === 0) continue;
    const key = name.replace(/\[\]$/, "");
    const list = input.get(key);
    if (key === name) input.set(name, value);
    else if (Array.isArray(list)) list.push(value);
    else input.set(key, [value]);
  }
  return Object.fromEntries(input);
}

/** What was typed, to be shown again beside the error; of `name[]` one line each. */
export function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$ACTION") || isSecretField(name)) continue;
    if (value.length <= VALUES_MAX_CHARS && !name.endsWith("[]")) values[name] = value;
  }
  for (const name of new Set([...form.keys()].filter((key) => key.endsWith("[]") && !isSecretField(key)))) {
    const list = form.getAll(name).filter((value) => typeof value === "string");
    if (list.length > 0 && list.length <= LIST_MAX) values[name] = list.join("\n");
  }
  return values;
}
