import Link from "next/link";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import {
  createUnitAction,
  deactivateUnitAction,
  moveUnitAction,
  reactivateUnitAction,
  renameUnitAction,
} from "#domains/units/actions.ts";
import type { Unit } from "#domains/units/tree.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { UnitOptions, unitName } from "./unit-options.tsx";

type Props = {
  lang: Lang;
  unit: Unit;
  /** Where it may be moved: units in use that do not lie below it. */
  targets: Unit[];
};

/** What can be done to one unit. */
export function UnitPanel({ lang, unit, targets }: Props) {
  const t = words(lang, "units");
  const isOpen = unit.deactivatedAt === null;
  const id = <input type="hidden" name="unitId" value={unit.id} />;
  return (
    <aside className="panel" aria-labelledby="unit">
      <header className="phead">
        <div>
          <h2 id="unit">{unitName(unit, lang)}</h2>
          <p className="hint">
            {t("slug")} {unit.slug} ·{" "}
            <Link className="link" href={`/desk/people?unit=${unit.slug}`} prefetch={false}>
              {t("people")}
            </Link>
          </p>
        </div>
      </header>
      <div className="pbody grid gap-5">
        <ActionForm action={renameUnitAction} className="deed">
          {id}
          <Names lang={lang} unit={unit} />
          <SubmitButton className="btn s">{t("save")}</SubmitButton>
        </ActionForm>
        {isOpen && (
          <details className="deedbox">
            <summary>{t("create")}</summary>
            <ActionForm action={createUnitAction} className="deed">
              <input type="hidden" name="parentId" value={unit.id} />
              <Names lang={lang} />
              <TextField
                name="slug"
                label={t("slug")}
                hint={t("slugHint")}
                maxLength={60}
                autoComplete="off"
                autoCapitalize="none"
              />
              <SubmitButton className="btn s">{t("createSubmit")}</SubmitButton>
            </ActionForm>
          </details>
        )}
        {unit.parentId === null && <p className="hint">{t("root")}</p>}
        {isOpen && unit.parentId !== null && (
          <details className="deedbox">
            <summary>{t("move")}</summary>
            <ActionForm action={moveUnitAction} className="deed">
              {id}
              <SelectField name="parentId" label={t("parent")} hint={t("moveHint")} defaultValue={unit.parentId}>
                <UnitOptions lang={lang} units={targets} by="id" />
              </SelectField>
              <SubmitButton className="btn g s">{t("moveSubmit")}</SubmitButton>
            </ActionForm>
          </details>
        )}
        {unit.parentId !== null && (
          <ActionForm action={isOpen ? deactivateUnitAction : reactivateUnitAction} className="deed">
            {id}
            {isOpen && <p className="hint">{t("deactivateHint")}</p>}
            <SubmitButton className={isOpen ? "btn d s" : "btn g s"}>
              {t(isOpen ? "deactivate" : "reactivate")}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </aside>
  );
}

function Names({ lang, unit }: { lang: Lang; unit?: Unit }) {
  const t = words(lang, "units");
  return (
    <>
      <TextField name="name" label={t("name")} defaultValue={unit?.name} maxLength={60} required autoComplete="off" />
      <TextField name="enName" label={t("enName")} defaultValue={unit?.enName} maxLength={100} autoComplete="off" />
    </>
  );
}
