import { ActionForm } from "#components/form/action-form.tsx";
import { ListSelect } from "#components/form/list-select.tsx";
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
          <ListSelect
            id={id}
            name="rules[]"
            defaultValue={rule ? `${id}:${rule}` : ""}
            none={t("desk.rule.free")}
            options={LABEL_RULES.map((each) => ({ value: `${id}:${each}`, text: t(`desk.rule.${each}`) }))}
          />
        </div>
      ))}
      <SubmitButton className="btn g">{t("desk.saveRules")}</SubmitButton>
    </ActionForm>
  );
}
