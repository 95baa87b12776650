import { SelectField, TextAreaField, TextField } from "#components/form/form-field.tsx";
import type { Step, TaskKind } from "#db/enums/reviews.ts";
import type { Role } from "#db/enums/roles.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Limits = { steps: number; approvers: number; hours: number; name: number; enName: number };
type Props = {
  lang: Lang;
  route?: { name: string; enName: string; position: number; steps: Step[] };
  /** Who may be asked for a word. */
  roles: readonly Role[];
  limits: Limits;
};

/** A route's names and its steps, so many as there may be: those that are left blank are not there. */
export function RouteFields({ lang, route, roles, limits }: Props) {
  const t = words(lang, "bulletins");
  const steps = Array.from({ length: limits.steps }, (_, index) => index);
  return (
    <>
      <TextField
        name="name"
        label={t("columnDesk.name")}
        defaultValue={route?.name}
        minLength={2}
        maxLength={limits.name}
        required
      />
      <TextField
        name="enName"
        label={t("columnDesk.enName")}
        hint={t("columnDesk.enNameHint")}
        defaultValue={route?.enName}
        maxLength={limits.enName}
      />
      <TextField
        name="position"
        label={t("columnDesk.position")}
        hint={t("columnDesk.positionHint")}
        defaultValue={route?.position ?? 9}
        inputMode="numeric"
        pattern="[0-9]{1,3}"
        required
      />
      {steps.map((index) => (
        <StepFields
          key={index}
          lang={lang}
          number={index + 1}
          step={route?.steps[index]}
          roles={roles}
          limits={limits}
        />
      ))}
    </>
  );
}

type StepProps = { lang: Lang; number: number; step: Step | undefined; roles: readonly Role[]; limits: Limits };

function StepFields({ lang, number, step, roles, limits }: StepProps) {
  const t = words(lang, "bulletins");
  const task = (kind: TaskKind) => step?.tasks.find((one) => one.kind === kind);
  const taskFields = (kind: TaskKind, many: string) => (
    <div className="pair">
      <SelectField name={`${kind}${number}`} label={t(`routes.${kind}By`)} defaultValue={task(kind)?.role ?? ""}>
        <option value="">{t("routes.nobody")}</option>
        {roles.map((role) => (
          <option key={role} value={role}>
            {words(lang, "people")(`roles.${role}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        name={`${many}${number}`}
        label={t("routes.approvers")}
        type="number"
        min={1}
        max={limits.approvers}
        defaultValue={task(kind)?.approvers ?? 1}
      />
    </div>
  );
  return (
    <fieldset className="disclosure">
      <legend>{t("routes.step", { n: number })}</legend>
      {taskFields("review", "reviewers")}
      {taskFields("proof", "proofers")}
      <TextField
        name={`hours${number}`}
        label={t("routes.hours")}
        hint={t("routes.hoursHint")}
        type="number"
        min={1}
        max={limits.hours}
        defaultValue={step?.hours ?? ""}
      />
      <TextAreaField
        name={`checklist${number}`}
        label={t("routes.checklist")}
        hint={t("routes.checklistHint")}
        defaultValue={step?.checklist.join("\n")}
        rows={3}
      />
    </fieldset>
  );
}
