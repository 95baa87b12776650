/** crypto.randomUUID exists in secure contexts only; a plain http intranet has getRandomValues. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * One key goes with one content: a retry repeats it, so that what was done before its answer was lost is not done twice; a
 * changed form gets a new one, so that the change is not taken for the repetition.
 */
export function submitKeys() {
  let last = { content: "", key: "" };
  return {
    of(form: FormData): string {
      const content = JSON.stringify([...form], (_, value) =>
        value instanceof File ? [value.name, value.size, value.lastModified] : value,
      );
      if (content !== last.content) last = { content, key: newKey() };
      return last.key;
    },
    /** It was done: the same once more is another deed. */
    renew() {
      last.content = "";
    },
  };
}
