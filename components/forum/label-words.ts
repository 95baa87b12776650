import { type Lang, words } from "#lib/i18n.ts";
import type { LabelFieldWords } from "./label-fields.tsx";

/** The words of the fields in which labels are chosen. */
export function labelFieldWords(lang: Lang, maximum: number): LabelFieldWords {
  const t = words(lang, "labels");
  return {
    legend: t("choose.legend"),
    hint: t("choose.hint", { maximum }),
    none: t("choose.none"),
    required: t("choose.required"),
    one: t("choose.one"),
    several: t("choose.several"),
  };
}
