import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { changeRuleAction, removeRuleAction, switchRuleAction } from "#domains/forum/actions.ts";
import type { HoldRule } from "#domains/forum/holds/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { type RuleBounds, RuleFields } from "./rule-fields.tsx";

type Props = { lang: Lang; rule: HoldRule; bounds: RuleBounds };

/** Switches a rule, words it anew, takes it away. */
export function RuleDesk({ lang, rule, bounds }: Props) {
  const t = words(lang, "holds");
  const isOn = rule.onSince !== null;
  const id = <input type="hidden" name="ruleId" value={rule.id} />;
  return (
    <>
      <ActionForm action={switchRuleAction} className="deed">
        {id}
        {!isOn && <input type="hidden" name="on" value="1" />}
        <SubmitButton>{t(isOn ? "switchOff" : "switchOn")}</SubmitButton>
      </ActionForm>
      <details className="deedbox">
        <summary>{t("change")}</summary>
        <ActionForm action={changeRuleAction} className="deed">
          {id}
          <RuleFields lang={lang} kind={rule.kind} bounds={bounds} rule={rule} />
          <SubmitButton className="btn s">{t("save")}</SubmitButton>
        </ActionForm>
      </details>
      <details className="deedbox">
        <summary>{t("remove")}</summary>
        <ActionForm action={removeRuleAction} className="deed">
          {id}
          <p className="hint">{t("removeHint")}</p>
          <SubmitButton className="btn s d">{t("remove")}</SubmitButton>
        </ActionForm>
      </details>
    </>
  );
}
