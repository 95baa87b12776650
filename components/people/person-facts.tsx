import Link from "next/link";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Time } from "#components/ui/time.tsx";
import { editPersonAction } from "#domains/people/actions.ts";
import type { PersonRecord } from "#domains/people/register/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { PersonFields } from "./person-fields.tsx";

type Props = { lang: Lang; day: string; person: PersonRecord };

/** Who it is, and the form to correct it. */
export function PersonFacts({ lang, day, person }: Props) {
  const t = words(lang, "people");
  const { abilities } = person;
  return (
    <section className="box grid gap-4 p-5" aria-labelledby="facts">
      <h2 id="facts">{t("person.edit")}</h2>
      <dl className="kv">
        <div>
          <dt>{t("list.signInName")}</dt>
          <dd>{person.signInName}</dd>
        </div>
        <div>
          <dt>{t("person.created")}</dt>
          <dd>
            <Time at={person.createdAt} lang={lang} day={day} as="day" />
          </dd>
        </div>
        <div>
          <dt>{t("list.lastSeen")}</dt>
          <dd>{person.lastSeenAt ? <Time at={person.lastSeenAt} lang={lang} day={day} /> : t("list.never")}</dd>
        </div>
      </dl>
      {abilities.sessions && (
        <Link className="link" href={`/desk/sessions?member=${person.id}`} prefetch={false}>
          {t("person.sessions")}
        </Link>
      )}
      {abilities.edit && (
        <ActionForm action={editPersonAction} className="deed">
          <input type="hidden" name="memberId" value={person.id} />
          <PersonFields lang={lang} person={person} wayIn={abilities.wayIn} />
          {!abilities.wayIn && <p className="hint">{t("person.adminWayIn")}</p>}
          <SubmitButton className="btn s">{t("person.save")}</SubmitButton>
        </ActionForm>
      )}
    </section>
  );
}
