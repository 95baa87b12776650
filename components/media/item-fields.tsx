import { SelectField, TextField } from "#components/form/form-field.tsx";
import { MEDIA_LICENCES } from "#db/enums/media.ts";
import type { LibraryItem } from "#domains/media/library/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  item: LibraryItem;
  shelves: { id: string; name: string }[];
  limits: { title: number; alt: number; author: number; rights: number };
};

/** What a thing of the library is called, whose it is, and how long it may be used. */
export function ItemFields({ lang, item, shelves, limits }: Props) {
  const t = words(lang, "media");
  return (
    <>
      <TextField name="title" label={t("item.name")} defaultValue={item.title} maxLength={limits.title} required />
      {item.file.kind === "picture" && (
        <TextField
          name="alt"
          label={t("item.alt")}
          hint={t("item.altHint")}
          defaultValue={item.alt}
          maxLength={limits.alt}
        />
      )}
      <SelectField name="unitId" label={t("item.shelf")} defaultValue={item.unitId ?? ""}>
        {shelves.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField name="author" label={t("item.author")} defaultValue={item.author} maxLength={limits.author} />
      <SelectField name="licence" label={t("item.licence")} defaultValue={item.licence}>
        {MEDIA_LICENCES.map((id) => (
          <option key={id} value={id}>
            {t(`licences.${id}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        name="rights"
        label={t("item.rights")}
        hint={t("item.rightsHint")}
        defaultValue={item.rights}
        maxLength={limits.rights}
      />
      <TextField
        name="usableUntil"
        type="date"
        label={t("item.until")}
        hint={t("item.untilHint")}
        defaultValue={item.usableUntil ?? ""}
      />
    </>
  );
}
