import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { Contributions } from "#components/people/contributions.tsx";
import { IgnoreForm } from "#components/people/ignore-form.tsx";
import { unitName } from "#components/people/unit-options.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { findContributor } from "#domains/forum/contributions/queries.ts";
import { findIgnored } from "#domains/forum/ignores/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { findProfile, type Profile } from "#domains/people/directory/queries.ts";
import { words } from "#lib/i18n.ts";
import { saidBy } from "./said.tsx";

type Props = {
  params: Promise<{ pass: string; person: string }>;
  searchParams: Promise<{ show?: string | string[]; before?: string | string[] }>;
};

async function load(params: Props["params"]) {
  const { person: id } = await params;
  const { actor, lang, day } = await personOf(params, `/people/${id}`);
  const person = (await findProfile(actor, id)) ?? (await strangerOf(actor, id));
  if (!person) notFound();
  return { actor, lang, day, person };
}

/** Whoever shares no unit with the reader, but said something that they may read: a name and these words. */
async function strangerOf(actor: Actor, id: string): Promise<Profile | null> {
  const person = await findContributor(actor, id);
  return person && { ...person, units: [], about: "" };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).person.name };
});

/** A person as members see each other; whom one may not know has no page. */
export default orMissing(async function ProfilePage({ params, searchParams }: Props) {
  const { actor, lang, day, person } = await load(params);
  const t = words(lang, "people");
  const [said, ignored] = await Promise.all([
    saidBy(actor, person.id, await searchParams, lang, day),
    findIgnored(actor, person.id),
  ]);
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/people" prefetch={false}>
          {t("directory.title")}
        </Link>
      </p>
      <header className="mehead">
        <Avatar name={person.name} id={person.id} />
        <h1>{person.name}</h1>
      </header>
      {actor.id === person.id && (
        <p className="hint">
          {t("directory.self")}{" "}
          <Link className="link" href="/settings" prefetch={false}>
            {t("directory.edit")}
          </Link>
        </p>
      )}
      {person.units.length > 0 && <h2>{t("directory.units")}</h2>}
      <ul className="grid gap-2">
        {person.units.map((unit) => (
          <li key={unit.slug}>
            <b>{unitName(unit, lang)}</b> {unit.post && <span className="hint">{unit.post}</span>}
          </li>
        ))}
      </ul>
      {person.about !== "" && (
        <>
          <h2>{t("directory.about")}</h2>
          <p className="whitespace-pre-line">{person.about}</p>
        </>
      )}
      <Contributions lang={lang} path={`/people/${person.id}`} {...said} />
      {actor.id !== person.id && <IgnoreForm lang={lang} personId={person.id} isIgnored={ignored !== null} />}
    </section>
  );
});
