import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { unitName } from "#components/people/unit-options.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { findProfile } from "#domains/people/directory/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; person: string }> };

async function load(params: Props["params"]) {
  const { person: id } = await params;
  const { actor, lang } = await personOf(params, `/people/${id}`);
  const person = await findProfile(actor, id);
  if (!person) notFound();
  return { actor, lang, person };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).person.name };
});

/** A person as members see each other; whom one may not know has no page. */
export default orMissing(async function ProfilePage({ params }: Props) {
  const { actor, lang, person } = await load(params);
  const t = words(lang, "people");
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
      <h2>{t("directory.units")}</h2>
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
    </section>
  );
});
