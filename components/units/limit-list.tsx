import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { resetLimitAction, setLimitAction } from "#domains/units/actions.ts";
import type { ShownLimit } from "#domains/units/limits/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; limits: ShownLimit[]; whyMaxChars: number };

/** Limits in a list: what holds now, what the code says, who changed it; those that the reader may change with a form. */
export function LimitList({ lang, limits, whyMaxChars }: Props) {
  return (
    <ul className="items">
      {limits.map((limit) => (
        <li key={limit.name}>
          <div className="col-span-full">
            {limit.maySet ? (
              <details className="deedbox">
                <summary>
                  <LimitLine lang={lang} limit={limit} />
                </summary>
                <LimitForm lang={lang} limit={limit} whyMaxChars={whyMaxChars} />
              </details>
            ) : (
              <LimitLine lang={lang} limit={limit} />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

type Per = { points: number; windowSec: number };
const per = (lang: Lang, { points, windowSec }: Per) =>
  words(lang, "limits")("per", { points, minutes: windowSec / 60 });

function LimitLine({ lang, limit: { name, now, usual, change } }: { lang: Lang; limit: ShownLimit }) {
  const t = words(lang, "limits");
  return (
    <span className="grid gap-1 py-2">
      <span className="badges">
        <b>{t(`names.${name}`)}</b>
        {change && <span className="badge q">{t("changed")}</span>}
      </span>
      <span className="meta font-normal">
        <span>
          {t("now")} {per(lang, now)}
        </span>
        <span>
          {t("usual")} {per(lang, usual)}
        </span>
        {change && <span>{t("by", { name: change.changedByName, at: formatDateTime(change.changedAt, lang) })}</span>}
        {change?.why && <span>{change.why}</span>}
      </span>
    </span>
  );
}

function LimitForm({ lang, limit, whyMaxChars }: { lang: Lang; limit: ShownLimit; whyMaxChars: number }) {
  const t = words(lang, "limits");
  const { name, set, change, bounds } = limit;
  const number = ({ least, most }: { least: number; most: number }, now: number) => ({
    type: "number",
    inputMode: "numeric" as const,
    required: true,
    min: least,
    max: most,
    defaultValue: String(now),
    hint: t("range", { least, most }),
  });
  return (
    <>
      <ActionForm action={setLimitAction} className="deed">
        <input type="hidden" name="name" value={name} />
        <div className="grid grid-cols-2 gap-4">
          <TextField name="points" label={t("points")} {...number(bounds.points, set.points)} />
          <TextField name="minutes" label={t("minutes")} {...number(bounds.minutes, set.windowSec / 60)} />
        </div>
        <TextField name="why" label={t("why")} maxLength={whyMaxChars} defaultValue={change?.why} />
        <SubmitButton className="btn s">{t("save")}</SubmitButton>
      </ActionForm>
      {change && (
        <ActionForm action={resetLimitAction}>
          <input type="hidden" name="name" value={name} />
          <SubmitButton className="btn s k">{t("reset")}</SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
