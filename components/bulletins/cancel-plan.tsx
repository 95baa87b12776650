import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { cancelScheduleAction } from "#domains/bulletins/actions.ts";
import type { Plan } from "#domains/bulletins/schedule/queries.ts";

/** Takes a plan back from the list of all, and comes back to it. */
export function CancelPlan({ plan, label }: { plan: Pick<Plan, "bulletinId" | "title">; label: string }) {
  return (
    <ActionForm action={cancelScheduleAction}>
      <input type="hidden" name="bulletinId" value={plan.bulletinId} />
      <input type="hidden" name="from" value="plans" />
      <SubmitButton className="btn g s">
        {label}
        <span className="vh"> {plan.title}</span>
      </SubmitButton>
    </ActionForm>
  );
}
