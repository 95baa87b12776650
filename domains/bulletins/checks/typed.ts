const WIDE = /[\uff01-\uff5e\uffe5\u3000\u00a0\u2002-\u200a\u202f]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/** Digits, letters, blanks and dashes as a keyboard has them; each in its place, so that an index is one of the line too. */
export const asTyped = (line: string): string =>
  line.replace(WIDE, (mark) => mark.normalize("NFKC")).replace(DASHES, "-");
