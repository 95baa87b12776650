import { CheckField, SelectField, TextAreaField, TextField } from "#components/form/form-field.tsx";
import {
  COLUMN_TEMPLATES,
  COLUMN_VISIBILITIES,
  type ColumnTemplate,
  type ColumnVisibility,
} from "#db/enums/columns.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Column = {
  id: string;
  name: string;
  enName: string;
  description: string;
  position: number;
  routeId: string | null;
  parentId: string | null;
  visibility: ColumnVisibility;
  template: ColumnTemplate;
  isDiscussed: boolean;
};
type Props = {
  lang: Lang;
  column?: Column;
  routes: { id: string; name: string; enName: string }[];
  /** The columns that it may stand below. */
  parents: { id: string; name: string; enName: string }[];
  limits: { name: number; enName: number; description: number };
};

/** What a column is called and which way its texts take; without `column` also its address, which is settled once. */
export function ColumnFields({ lang, column, routes, parents, limits }: Props) {
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
        name="parentId"
        label={t("columnDesk.parent")}
        hint={t("columnDesk.parentHint")}
        defaultValue={column?.parentId ?? ""}
      >
        <option value="">{t("columnDesk.top")}</option>
        {parents.map(({ id, name, enName }) => (
          <option key={id} value={id}>
            {(lang === "en" && enName) || name}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="visibility"
        label={t("columnDesk.visibility")}
        hint={t("columnDesk.visibilityHint")}
        defaultValue={column?.visibility ?? "site"}
      >
        {COLUMN_VISIBILITIES.map((visibility) => (
          <option key={visibility} value={visibility}>
            {t(`columnDesk.visibilities.${visibility}`)}
          </option>
        ))}
      </SelectField>
      {column && column.visibility !== "public" && <CheckField name="open" label={t("columnDesk.open")} />}
      <SelectField name="template" label={t("columnDesk.template")} defaultValue={column?.template ?? "list"}>
        {COLUMN_TEMPLATES.map((template) => (
          <option key={template} value={template}>
            {t(`columnDesk.templates.${template}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="isDiscussed"
        label={t("columnDesk.discussion")}
        hint={t("columnDesk.discussionHint")}
        defaultValue={String(column?.isDiscussed ?? true)}
      >
        <option value="true">{t("columnDesk.discussed")}</option>
        <option value="false">{t("columnDesk.undiscussed")}</option>
      </SelectField>
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
