const NAME_MAX_CHARS = 120;

/** The name under which a file came, fit to be shown and for nothing else: one line, no folders, no invisible characters. */
export function shownName(name: string): string {
  const last = name.toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const visible = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  return [...visible].slice(0, NAME_MAX_CHARS).join("") || "picture";
}
