import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { deactivatePersonAction, issuePasswordAction, reactivatePersonAction } from "#domains/people/actions.ts";
import type { PersonRecord } from "#domains/people/register/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { IssuedPassword } from "./issued-password.tsx";
import { PersonErasure } from "./person-erasure.tsx";

type Props = { lang: Lang; day: string; person: PersonRecord; erasedAfterDays: number };

/** A new password, shutting or opening the account, and erasing it: whatever of it this administrator may do. */
export function PersonAccount({ lang, day, person, erasedAfterDays }: Props) {
  const { id, abilities, deactivatedAt } = person;
  const t = words(lang, "people");
  const told = {
    title: t("issued.title"),
    text: t("issued.text"),
    gone: t("issued.gone"),
    toPerson: t("issued.toPerson"),
  };
  const mayOpen = deactivatedAt !== null && abilities.edit;
  const mayShut = deactivatedAt === null && abilities.deactivate;
  if (!abilities.issuePassword && !mayOpen && !mayShut) return null;
  return (
    <section className="box grid gap-4 p-5" aria-labelledby="account">
      <h2 id="account">{t("person.account")}</h2>
      {abilities.issuePassword && (
        <ActionForm action={issuePasswordAction} className="deed">
          <input type="hidden" name="memberId" value={id} />
          <IssuedPassword words={told}>
            <p className="hint">{t("person.passwordHint")}</p>
            <SubmitButton className="btn g s">{t("person.issue")}</SubmitButton>
          </IssuedPassword>
        </ActionForm>
      )}
      {(mayOpen || mayShut) && (
        <ActionForm action={mayOpen ? reactivatePersonAction : deactivatePersonAction} className="deed">
          <input type="hidden" name="memberId" value={id} />
          <p className="hint">{t(mayOpen ? "person.openHint" : "person.shutHint")}</p>
          <SubmitButton className={mayOpen ? "btn g s" : "btn d s"}>
            {t(mayOpen ? "person.open" : "person.shut")}
          </SubmitButton>
        </ActionForm>
      )}
      {abilities.erase && <PersonErasure {...{ lang, day, person, erasedAfterDays }} />}
    </section>
  );
}
