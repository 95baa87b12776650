import { notFound } from "next/navigation";
import { orMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { decideAppealAction } from "#domains/moderation/actions.ts";
import { canDecideAppeal, mayHandle } from "#domains/moderation/policy.ts";
import { findAppeal, isUuid } from "#domains/moderation/subjects.ts";
import { formatDateTime } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; appeal: string }> };

/** Another pair of eyes on a decision: uphold or decline, with an answer to the author. */
export default orMissing(async function AppealPage({ params }: Props) {
  const { appeal: appealId } = await params;
  const { actor, lang } = await staffOf(params, `/desk/moderation/appeals/${appealId}`, mayHandle);
  const found = isUuid(appealId) ? await findAppeal(actor, appealId) : null;
  if (!found || !canDecideAppeal(actor, found)) notFound();
  const t = words(lang, "moderation");
  const { action, appeal } = found;
  return (
    <section className="panel narrow">
      <header className="phead">
        <h1>{t("appeal.title")}</h1>
      </header>
      <div className="pbody">
        <section>
          <h2>{t("appeal.original")}</h2>
          <p>
            {t(`kinds.${action.kind}`)} · {formatDateTime(action.at, lang)}
          </p>
          <p className="lede">{action.reason}</p>
        </section>
        <section>
          <h2>{t("appeal.text")}</h2>
          <p>{appeal.text}</p>
        </section>
        <ActionForm action={decideAppealAction} className="deed">
          <input type="hidden" name="appealId" value={appeal.id} />
          <SelectField name="decision" label={t("appeal.decision")}>
            <option value="uphold">{t("appeal.uphold")}</option>
            <option value="decline">{t("appeal.decline")}</option>
          </SelectField>
          <TextAreaField
            name="reason"
            label={t("appeal.reason")}
            hint={t("case.reasonHint")}
            required
            maxLength={300}
            rows={3}
          />
          <SubmitButton className="btn s">{t("appeal.submit")}</SubmitButton>
        </ActionForm>
      </div>
    </section>
  );
});
