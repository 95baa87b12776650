import type { Mistake } from "#domains/people/imports/plan.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";

/** What is wrong with a cell. */
export const problemOf = (lang: Lang, { key, row }: Mistake) =>
  words(lang, "people")(`import.mistakes.${key}.problem`, { row: row ?? 0 } as never);

/** What to do about it; for a unit, what may have been meant. */
export function mendOf(lang: Lang, { key, near }: Mistake): string {
  const t = words(lang, "people");
  if ((key === "unknownUnit" || key === "ambiguousUnit") && near.length > 0)
    return t(`import.mistakes.${key}.near`, { units: near.join(MARKS[lang].comma) });
  return t(`import.mistakes.${key}.mend`);
}

/** Column, problem and mend in one line, for the download of wrong rows. */
export function tellMistake(lang: Lang) {
  const t = words(lang, "people");
  return (mistake: Mistake) =>
    t("import.told", {
      column: t(`import.names.${mistake.column}`),
      problem: problemOf(lang, mistake),
      mend: mendOf(lang, mistake),
    });
}
