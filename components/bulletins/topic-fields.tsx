import { CheckField, TextAreaField, TextField } from "#components/form/form-field.tsx";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  topic?: { title: string; enTitle: string; summary: string; isPublic: boolean };
  limits: { title: number; enTitle: number; summary: number };
};

/** What a topic is called; without `topic` also its address, which is settled once. */
export function TopicFields({ lang, topic, limits }: Props) {
  const t = words(lang, "topics");
  return (
    <>
      <TextField
        name="title"
        label={t("desk.name")}
        defaultValue={topic?.title}
        minLength={2}
        maxLength={limits.title}
        required
      />
      <TextField
        name="enTitle"
        label={t("desk.enName")}
        hint={t("desk.enNameHint")}
        defaultValue={topic?.enTitle}
        maxLength={limits.enTitle}
      />
      {!topic && (
        <TextField
          name="slug"
          label={t("desk.slug")}
          hint={t("desk.slugHint")}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          minLength={2}
          maxLength={40}
          autoComplete="off"
          required
        />
      )}
      <TextAreaField
        name="summary"
        label={t("desk.summary")}
        defaultValue={topic?.summary}
        maxLength={limits.summary}
        rows={3}
      />
      <CheckField name="isPublic" label={t("desk.isPublic")} defaultChecked={topic?.isPublic} />
    </>
  );
}
