import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FindPerson } from "#components/people/find-person.tsx";
import { SessionTable } from "#components/people/session-table.tsx";
import { TwoStepRoles } from "#components/people/two-step-roles.tsx";
import { resetTotpAction } from "#domains/accounts/actions.ts";
import { deviceOf } from "#domains/accounts/device.ts";
import { listSessions } from "#domains/accounts/sessions.ts";
import { staffOf } from "#domains/edge/audience.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { canAdministerGrants } from "#domains/people/policy.ts";
import { RegisterFilter } from "#domains/people/register/filter.ts";
import { findPerson, listPeople } from "#domains/people/register/queries.ts";
import { listTwoStepRoles } from "#domains/people/two-step/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/desk/sessions";
const HITS = 12;

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canAdministerGrants);
  return { title: words(lang, "people")("sessions.title") };
});

/** The security administrator finds a person, sees where they are signed in, and ends it. */
export default orMissing(async function DeskSessionsPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await staffOf(params, PATH, canAdministerGrants);
  const [query, required] = [await searchParams, await listTwoStepRoles(actor)];
  const { q } = RegisterFilter.parse(query);
  const found = q === "" ? [] : (await listPeople(actor, RegisterFilter.parse({ q }))).rows.slice(0, HITS);
  const memberId = typeof query.member === "string" ? query.member : null;
  const t = words(lang, "people");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("list.crumb")}</p>
          <h1>{t("sessions.title")}</h1>
          <p className="hint">{t("sessions.lede")}</p>
        </div>
      </header>
      {query.saved && (
        <p className="note ok mb-4" role="status">
          {t("twoStep.saved")}
        </p>
      )}
      <FindPerson
        lang={lang}
        path={PATH}
        q={q}
        label={t("sessions.find")}
        submit={t("sessions.findSubmit")}
        found={found}
        to={(id) => `${PATH}?member=${id}`}
      />
      {memberId !== null && (await sessionsOf({ actor, memberId, lang, day }))}
      {memberId === null && found.length === 0 && <p className="empty">{t("sessions.choose")}</p>}
      <TwoStepRoles lang={lang} required={required} />
    </>
  );
});

type OfProps = { actor: Actor; memberId: string; lang: Lang; day: string };

async function sessionsOf({ actor, memberId, lang, day }: OfProps) {
  const person = await findPerson(actor, memberId);
  if (!person) notFound();
  const sessions = await listSessions(actor, memberId);
  const t = words(lang, "people");
  const shown = sessions.map(({ id, name, userAgent, ip, createdAt, lastSeenAt }) => ({
    id,
    device: name || deviceOf(userAgent),
    ip,
    createdAt,
    lastSeenAt,
  }));
  return (
    <section aria-labelledby="of">
      <h2 id="of" className="mb-3 px-4 sm:px-0">
        {t("sessions.of", { name: person.name })}
      </h2>
      {shown.length > 0 ? (
        <SessionTable lang={lang} day={day} sessions={shown} />
      ) : (
        <p className="empty">{t("sessions.none")}</p>
      )}
      <div className="box grid gap-3 p-5">
        <h3>{t("sessions.twoStep")}</h3>
        <p className="hint">{t(person.hasTotp ? "sessions.twoStepOn" : "sessions.twoStepOff")}</p>
        {person.hasTotp && actor.id !== person.id && (
          <ActionForm action={resetTotpAction}>
            <input type="hidden" name="memberId" value={person.id} />
            <SubmitButton className="btn d s">{t("sessions.reset")}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </section>
  );
}
