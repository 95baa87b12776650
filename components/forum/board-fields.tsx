import { CheckField, SelectField, TextAreaField, TextField } from "#components/form/form-field.tsx";
import { type Lang, words } from "#lib/i18n.ts";

type Board = {
  name: string;
  description: string;
  template: string;
  position: number;
  needsApproval: boolean;
  allowsAnonymous: boolean;
};
type Props = { lang: Lang; board?: Board; units?: { slug: string; name: string }[] };

/** What a board is called and asks for. With `units` also where it lies, which is settled once. */
export function BoardFields({ lang, board, units }: Props) {
  const t = words(lang, "forum");
  return (
    <>
      {units && (
        <SelectField name="unit" label={t("desk.unit")} defaultValue={units[0]?.slug}>
          {units.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        name="name"
        label={t("desk.name")}
        hint={t("desk.nameHint")}
        defaultValue={board?.name}
        required
        maxLength={30}
      />
      {units && (
        <TextField
          name="slug"
          label={t("desk.slug")}
          hint={t("desk.slugHint")}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          required
          minLength={2}
          maxLength={40}
          autoComplete="off"
        />
      )}
      <TextAreaField
        name="description"
        label={t("desk.description")}
        hint={t("desk.descriptionHint")}
        defaultValue={board?.description}
        maxLength={200}
        rows={3}
      />
      <TextAreaField
        name="template"
        label={t("desk.template")}
        hint={t("desk.templateHint")}
        defaultValue={board?.template}
        maxLength={2_000}
        rows={4}
      />
      <TextField
        name="position"
        label={t("desk.position")}
        hint={t("desk.positionHint")}
        defaultValue={board?.position ?? 0}
        inputMode="numeric"
        pattern="[0-9]{1,3}"
      />
      <CheckField name="needsApproval" label={t("desk.needsApproval")} defaultChecked={board?.needsApproval} />
      <CheckField name="allowsAnonymous" label={t("desk.allowsAnonymous")} defaultChecked={board?.allowsAnonymous} />
    </>
  );
}
