import { TextField } from "#components/form/form-field.tsx";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  person?: { name: string; signInName: string; email: string | null; pinyin: string };
  /** False where sign-in name and e-mail address are the owner's to keep. */
  wayIn?: boolean;
};

/** Name, sign-in name, e-mail address and pinyin of a person. */
export function PersonFields({ lang, person, wayIn = true }: Props) {
  const t = words(lang, "people");
  return (
    <>
      <TextField
        name="name"
        label={t("fields.name")}
        defaultValue={person?.name}
        maxLength={60}
        required
        autoComplete="off"
      />
      <TextField
        name="signInName"
        label={t("fields.signInName")}
        hint={t("fields.signInNameHint")}
        defaultValue={person?.signInName}
        maxLength={40}
        required
        readOnly={!wayIn}
        autoComplete="off"
        autoCapitalize="none"
      />
      <TextField
        name="email"
        type="email"
        label={t("fields.email")}
        hint={t("fields.emailHint")}
        defaultValue={person?.email ?? ""}
        maxLength={200}
        readOnly={!wayIn}
        autoComplete="off"
      />
      <TextField
        name="pinyin"
        label={t("fields.pinyin")}
        hint={t("fields.pinyinHint")}
        defaultValue={person?.pinyin}
        maxLength={120}
        autoComplete="off"
      />
    </>
  );
}
