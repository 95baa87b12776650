import { orMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextAreaField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { DeedBox } from "#components/moderation/deed-form.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { liftMuteAction, muteMemberAction } from "#domains/moderation/actions.ts";
import { listLedUnits } from "#domains/moderation/areas/queries.ts";
import { listMutes } from "#domains/moderation/mutes/queries.ts";
import { moderatesAnywhere } from "#domains/moderation/policy.ts";
import { formatDateTime } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };

/** Who is silent where and until when; a leader mutes and lifts here. */
export default orMissing(async function MutesPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, "/desk/mutes", moderatesAnywhere);
  const t = words(lang, "moderation");
  const [mutes, units] = await Promise.all([listMutes(actor), listLedUnits(actor)]);
  const leadsAll = units.some(({ path }) => !path.includes("."));
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("mutes.title")}</h1>
          <p className="hint">{t("mutes.lede")}</p>
        </div>
      </header>
      <div className="split">
        <section className="qlist" aria-label={t("mutes.title")}>
          {mutes.length === 0 && <p className="empty">{t("mutes.empty")}</p>}
          <ul className="items">
            {mutes.map((mute) => (
              <li key={mute.id}>
                <div>
                  <b>{mute.memberName}</b>
                  <p className="meta">
                    <span>{mute.unitName ?? t("mutes.everywhere")}</span>
                    <span>{t("mutes.until", { date: formatDateTime(mute.until, lang) })}</span>
                  </p>
                  <p className="ex">{mute.reason}</p>
                  <DeedBox
                    lang={lang}
                    action={liftMuteAction}
                    hidden={{ muteId: mute.id, back: "/desk/mutes" }}
                    label={t("acts.liftMute")}
                  />
                </div>
              </li>
            ))}
          </ul>
        </section>
        <aside className="panel" aria-labelledby="mute-new">
          <header className="phead">
            <h2 id="mute-new">{t("mutes.new")}</h2>
          </header>
          <ActionForm action={muteMemberAction} className="pbody deed">
            <input type="hidden" name="back" value="/desk/mutes" />
            <TextField
              name="person"
              label={t("mutes.person")}
              hint={t("mutes.searchHint")}
              required
              autoComplete="off"
            />
            <SelectField name="unitId" label={t("mutes.unit")}>
              {units.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              {leadsAll && <option value="">{t("mutes.everywhere")}</option>}
            </SelectField>
            <TextField
              name="days"
              label={t("mutes.days")}
              hint={t("mutes.daysHint")}
              type="number"
              min={1}
              max={90}
              defaultValue={7}
              required
            />
            <TextAreaField
              name="reason"
              label={t("case.reason")}
              hint={t("case.reasonHint")}
              required
              maxLength={300}
              rows={2}
            />
            <TextAreaField name="note" label={t("case.note")} hint={t("case.noteHint")} maxLength={1000} rows={2} />
            <SubmitButton className="btn s">{t("acts.mute")}</SubmitButton>
          </ActionForm>
        </aside>
      </div>
    </>
  );
});
