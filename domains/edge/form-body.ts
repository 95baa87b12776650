/** What Next takes of a form (`serverActions.bodySizeLimit`); beyond it would answer 500. */
export const FORM_MAX_BYTES = 1024 * 1024;

/**
 * Reads what is sent to a page before Next and React do: the status by which it is refused, or null. A broken form would be
 * answered with 500, and a call of an action is taken only in the one shape that our forms have, so that nobody reaches
 * the rest of what React would put together from a request.
 */
export async function faultOfForm({ headers, body }: Request): Promise<400 | 413 | null> {
  const bytes = await bytesOf(body);
  if (bytes === null) return 413;
  const type = headers.get("content-type") ?? "";
  const isCalled = headers.has("next-action");
  if (!type.startsWith("multipart/form-data")) return isCalled ? 400 : null;
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData().catch(() => null);
  return form && (isCalled ? isCall(form) : isForm(form)) ? null : 400;
}

/** The whole body; null when there is more than a form may have, whatever length was announced. */
async function bytesOf(body: Request["body"]): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > FORM_MAX_BYTES) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** `(before, form)` as React's client writes them: the arguments in part 0, the fields of the form beside it. */
function isCall(form: FormData): boolean {
  const args = plainJson(form.getAll("0"));
  const isOurs = Array.isArray(args) && args.length === 2 && isState(args[0]) && args[1] === "$K1";
  return isOurs && [...form.keys()].every((name) => name === "0" || name.startsWith("_1_"));
}

/** A form that is sent without JavaScript: which action, and what it said before. */
function isForm(form: FormData): boolean {
  return [...form.keys()]
    .filter((name) => name.startsWith("$ACTION"))
    .every((name) => {
      const values = form.getAll(name);
      if (/^\$ACTION_(?:REF_\w+|KEY)$/.test(name)) return values.length === 1;
      if (/^\$ACTION_\w+:0$/.test(name)) return values.length === 1 && DESCRIPTOR.test(String(values[0]));
      if (!/^\$ACTION_\w+:1$/.test(name)) return false;
      const bound = plainJson(values);
      return Array.isArray(bound) && bound.length === 1 && isState(bound[0]);
    });
}

const DESCRIPTOR = /^\{"id":"[0-9a-f]{42}","bound":"\$@1"\}$/;

const isState = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Deeper than the state of any form. */
const DEPTH_MAX = 12;
/** React reads a text that begins with `$` as something else; of that only these are plain values. */
const IS_NO_VALUE = /^\$(?!\$|undefined$|D\d|NaN$|-?Infinity$|-0$)/;

/** The JSON of a part that comes once, as far as it is plain data, with the form as the last of its arguments. */
function plainJson([text, ...more]: FormDataEntryValue[]): unknown {
  if (typeof text !== "string" || more.length > 0) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isPlain(Array.isArray(value) && value.at(-1) === "$K1" ? value.slice(0, -1) : value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPlain(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX || level.some((one) => typeof one === "string" && IS_NO_VALUE.test(one))) return false;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return true;
}
