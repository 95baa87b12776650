import { SelectField, TextAreaField, TextField } from "#components/form/form-field.tsx";
import { type Lang, words } from "#lib/i18n.ts";

type Column = { name: string; enName: string; description: string; position: number; routeId: string | null };
type Props = {
  lang: Lang;
  column?: Column;
  routes: { id: string; name: string; enName: string }[];
  limits: { name: number; enName: number; description: number };
};

/** What a column is called and which way its texts take; without `column` also its address, which is settled once. */
export function ColumnFields({ lang, column, routes, limits }: Props) {
  const t = words(lang, "bulletins");
  return (
    <>
      <TextField
        name="name"
        label={t("columnDesk.name")}
        defaultValue={column?.name}
        minLength={2}
        maxLength={limits.name}
        required
      />
      <TextField
        name="enName"
        label={t("columnDesk.enName")}
        hint={t("columnDesk.enNameHint")}
        defaultValue={column?.enName}
        maxLength={limits.enName}
      />
      {!column && (
        <TextField
          name="slug"
          label={t("columnDesk.slug")}
          hint={t("columnDesk.slugHint")}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          minLength={2}
          maxLength={40}
          autoComplete="off"
          required
        />
      )}
      <TextAreaField
        name="description"
        label={t("columnDesk.description")}
        defaultValue={column?.description}
        maxLength={limits.description}
        rows={3}
      />
      <SelectField
        name="routeId"
        label={t("columnDesk.route")}
        hint={t("columnDesk.routeHint")}
        defaultValue={column ? (column.routeId ?? "") : routes[0]?.id}
      >
        {routes.map(({ id, name, enName }) => (
          <option key={id} value={id}>
            {lang === "en" ? enName : name}
          </option>
        ))}
        <option value="">{t("columnDesk.noRoute")}</option>
      </SelectField>
      <TextField
        name="position"
        label={t("columnDesk.position")}
        hint={t("columnDesk.positionHint")}
        defaultValue={column?.position ?? 0}
        inputMode="numeric"
        pattern="[0-9]{1,3}"
        required
      />
    </>
  );
}
