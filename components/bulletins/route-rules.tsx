import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { CONTENT_KINDS, RISKS } from "#db/enums/routes.ts";
import { addRouteRuleAction, removeRouteRuleAction } from "#domains/bulletins/actions.ts";
import type { listRouteRules } from "#domains/bulletins/routes/rules/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import type { Choice } from "./draft-details.tsx";

type Props = {
  lang: Lang;
  rules: Awaited<ReturnType<typeof listRouteRules>>;
  columns: Choice[];
  routes: Choice[];
};

/** Which texts take another way than their column's, in the order in which the rules are asked; and one more. */
export function RouteRules({ lang, rules, columns, routes }: Props) {
  const t = words(lang, "bulletins");
  const name = (of: { name: string; enName: string }) => (lang === "en" && of.enName) || of.name;
  const conditions = ({ rule, column }: Props["rules"][number]) =>
    t("routes.rules.which", {
      column: column ? name(column) : t("routes.rules.anyColumn"),
      kind: rule.kind ? t(`desk.fields.kinds.${rule.kind}`) : t("routes.rules.anyKind"),
      risk: t(`desk.fields.risks.${rule.risk}`),
    });
  const options = (choices: Choice[]) =>
    choices.map(({ id, name: said }) => (
      <option key={id} value={id}>
        {said}
      </option>
    ));
  return (
    <section className="box formbox mt-4">
      <h2>{t("routes.rules.title")}</h2>
      <p className="hint">{t("routes.rules.lede")}</p>
      {rules.length === 0 && <p className="hint">{t("routes.rules.none")}</p>}
      <ol className="asked">
        {rules.map((row) => (
          <li key={row.rule.id}>
            <span>
              <b>{conditions(row)}</b>
              <small>→ {name(row.route)}</small>
            </span>
            <ActionForm action={removeRouteRuleAction}>
              <input type="hidden" name="ruleId" value={row.rule.id} />
              <SubmitButton className="btn t s">
                {t("routes.rules.remove")}
                <span className="vh"> {conditions(row)}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ol>
      <ActionForm key={rules.length} action={addRouteRuleAction} className="deed">
        <SelectField name="columnId" label={t("routes.rules.column")}>
          {options([{ id: "", name: t("routes.rules.anyColumn") }, ...columns])}
        </SelectField>
        <SelectField name="kind" label={t("desk.fields.kind")}>
          {options([
            { id: "", name: t("routes.rules.anyKind") },
            ...CONTENT_KINDS.map((id) => ({ id, name: t(`desk.fields.kinds.${id}`) })),
          ])}
        </SelectField>
        <SelectField name="risk" label={t("routes.rules.risk")} defaultValue="sensitive">
          {options(RISKS.map((id) => ({ id, name: t(`desk.fields.risks.${id}`) })))}
        </SelectField>
        <SelectField name="routeId" label={t("routes.rules.route")}>
          {options(routes)}
        </SelectField>
        <SubmitButton className="btn g s">{t("routes.rules.add")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
