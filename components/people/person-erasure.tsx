import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { cancelErasureAction, planErasureAction } from "#domains/erasure/actions.ts";
import type { PersonRecord } from "#domains/people/register/queries.ts";
import { formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; day: string; person: PersonRecord; erasedAfterDays: number };

/** 注销 of a shut account: planned, with or without what was said, and thought better of until its day. */
export function PersonErasure({ lang, day, person: { id, eraseAt, erasesPosts }, erasedAfterDays }: Props) {
  const t = words(lang, "people");
  if (eraseAt)
    return (
      <ActionForm action={cancelErasureAction} className="deed">
        <input type="hidden" name="memberId" value={id} />
        <p className="note warn">
          {t(erasesPosts ? "person.eraseSoonPosts" : "person.eraseSoon", { date: formatDay(eraseAt, lang, day) })}
        </p>
        <SubmitButton className="btn g s">{t("person.eraseCancel")}</SubmitButton>
      </ActionForm>
    );
  return (
    <details className="deedbox">
      <summary>{t("person.erase")}</summary>
      <ActionForm action={planErasureAction} className="deed">
        <input type="hidden" name="memberId" value={id} />
        <p className="hint">{t("person.eraseHint", { days: erasedAfterDays })}</p>
        <label className="check">
          <input type="checkbox" name="posts" />
          <span>{t("person.erasePosts")}</span>
        </label>
        <SubmitButton className="btn d s">{t("person.erasePlan")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
