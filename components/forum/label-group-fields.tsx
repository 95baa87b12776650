import { CheckField, SelectField, TextField } from "#components/form/form-field.tsx";
import { LABEL_PICKS, type LabelPick } from "#db/enums/labels.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Group = { name: string; pick: LabelPick; position: number; archivedAt: Date | null };
type Props = { lang: Lang; nameMaxChars: number; group?: Group; areas?: { slug: string; name: string }[] };

/** What a group of labels is called and how many of it a thread takes. With `areas` also whose it is, which is settled once. */
export function LabelGroupFields({ lang, nameMaxChars, group, areas }: Props) {
  const t = words(lang, "labels");
  return (
    <>
      {areas && (
        <SelectField name="unit" label={t("desk.unit")} defaultValue={areas[0]?.slug}>
          {areas.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        name="name"
        label={t("desk.name")}
        hint={t("desk.nameHint", { maximum: nameMaxChars })}
        defaultValue={group?.name}
        required
        maxLength={nameMaxChars}
        autoComplete="off"
      />
      <SelectField name="pick" label={t("desk.pick")} defaultValue={group?.pick}>
        {LABEL_PICKS.map((pick) => (
          <option key={pick} value={pick}>
            {t(`desk.picks.${pick}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        name="position"
        label={t("desk.position")}
        hint={t("desk.positionHint")}
        defaultValue={group?.position ?? 0}
        inputMode="numeric"
        pattern="[0-9]{1,3}"
      />
      {group && <CheckField name="archived" label={t("desk.archived")} defaultChecked={group.archivedAt !== null} />}
    </>
  );
}
