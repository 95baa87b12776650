import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { LABEL_RULES, type LabelRule } from "#db/enums/labels.ts";
import { ruleLabelsAction } from "#domains/forum/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; boardId: string; groups: { id: string; name: string; rule: LabelRule | null }[] };

/** What a board wants of each group of labels. */
export function LabelRules({ lang, boardId, groups }: Props) {
  const t = words(lang, "labels");
  if (groups.length === 0) return null;
  return (
    <ActionForm action={ruleLabelsAction} className="box deed max-w-180 mt-4 p-5">
      <h2>{t("desk.rules")}</h2>
      <p className="hint">{t("desk.rulesHint")}</p>
      <input type="hidden" name="boardId" value={boardId} />
      {groups.map(({ id, name, rule }) => (
        <div className="field" key={id}>
          <label className="lab" htmlFor={id}>
            {name}
          </label>
          <select className="in" id={id} name="rules[]" defaultValue={rule ? `${id}:${rule}` : ""}>
            <option value="">{t("desk.rule.free")}</option>
            {LABEL_RULES.map((each) => (
              <option key={each} value={`${id}:${each}`}>
                {t(`desk.rule.${each}`)}
              </option>
            ))}
          </select>
        </div>
      ))}
      <SubmitButton className="btn g">{t("desk.saveRules")}</SubmitButton>
    </ActionForm>
  );
}
