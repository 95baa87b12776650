import type { ComponentProps } from "react";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { HOLD_KINDS } from "#db/enums/forum.ts";
import { addRuleAction } from "#domains/forum/actions.ts";
import { words } from "#lib/i18n.ts";
import { RuleArea, type RuleBounds, RuleFields } from "./rule-fields.tsx";

type Props = ComponentProps<typeof RuleArea> & { bounds: RuleBounds };

/** A form for each kind of rule, folded away under its name. */
export function RuleAdd({ bounds, ...area }: Props) {
  const { lang } = area;
  const t = words(lang, "holds");
  return HOLD_KINDS.map((kind) => (
    <details key={kind} className="deedbox">
      <summary>{t(`kinds.${kind}`)}</summary>
      <ActionForm action={addRuleAction} className="deed">
        <RuleArea {...area} />
        <RuleFields lang={lang} kind={kind} bounds={bounds} />
        <SubmitButton className="btn s">{t("addSubmit")}</SubmitButton>
      </ActionForm>
    </details>
  ));
}
