import { TextAreaField } from "#components/form/form-field.tsx";
import { type Lang, words } from "#lib/i18n.ts";

/** 回复投诉人: what those who had flagged the post will read. */
export function AnswerField({ lang }: { lang: Lang }) {
  const t = words(lang, "queue");
  return <TextAreaField name="answer" label={t("answer")} hint={t("answerHint")} maxLength={300} rows={2} />;
}

/** A word to colleagues; the author is not told. */
export function NoteField({ lang }: { lang: Lang }) {
  const t = words(lang, "moderation");
  return <TextAreaField name="note" label={t("case.note")} hint={t("case.noteHint")} maxLength={1000} rows={2} />;
}
