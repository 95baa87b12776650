import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { PersonAccount } from "#components/people/person-account.tsx";
import { PersonFacts } from "#components/people/person-facts.tsx";
import { PersonPlaces } from "#components/people/person-places.tsx";
import { PersonRoles } from "#components/people/person-roles.tsx";
import { PersonStatus } from "#components/people/person-status.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { ERASED_AFTER_DAYS } from "#domains/erasure/input.ts";
import { canReadRegister } from "#domains/people/policy.ts";
import { findPerson } from "#domains/people/register/queries.ts";
import { listUnitTree } from "#domains/units/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string; person: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function load(params: Props["params"]) {
  const { person: id } = await params;
  const staff = await staffOf(params, `/desk/people/${id}`, canReadRegister);
  const person = await findPerson(staff.actor, id);
  if (!person) notFound();
  return { ...staff, person };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).person.name };
});

/** One person of the register: account, units, roles; each part offers what this administrator may do. */
export default orMissing(async function PersonPage({ params, searchParams }: Props) {
  const { actor, lang, day, person } = await load(params);
  const units = (await listUnitTree(actor)).filter(({ deactivatedAt }) => deactivatedAt === null);
  const { saved } = await searchParams;
  const t = words(lang, "people");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/people" prefetch={false}>
              {t("list.title")}
            </Link>
          </p>
          <h1>{person.name}</h1>
        </div>
        <PersonStatus lang={lang} person={person} />
      </header>
      {saved && (
        <p className="note ok mb-4" role="status">
          {t("person.saved")}
        </p>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <PersonFacts lang={lang} day={day} person={person} />
        <div className="grid gap-4">
          <PersonPlaces lang={lang} day={day} person={person} units={units} />
          <PersonRoles lang={lang} day={day} person={person} units={units} isSelf={actor.id === person.id} />
          <PersonAccount {...{ lang, day, person }} erasedAfterDays={ERASED_AFTER_DAYS} />
        </div>
      </div>
    </>
  );
});
