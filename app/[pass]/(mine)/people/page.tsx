import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { NameSearch } from "#components/people/name-search.tsx";
import { Pager } from "#components/people/pager.tsx";
import { unitName } from "#components/people/unit-options.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { readNameCursor } from "#domains/people/cursor.ts";
import { listNeighbours } from "#domains/people/directory/queries.ts";
import { RegisterFilter } from "#domains/people/register/filter.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/people";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, PATH);
  return { title: words(lang, "people")("directory.title") };
});

/** The people one shares a unit with, by name; narrowed to one unit by its chip. */
export default orMissing(async function DirectoryPage({ params, searchParams }: Props) {
  const { actor, lang } = await personOf(params, PATH);
  const query = await searchParams;
  const { q, unit } = RegisterFilter.parse(query);
  const cursor = readNameCursor(typeof query.at === "string" ? query.at : undefined);
  const [page, units] = await Promise.all([listNeighbours(actor, { q, unit, cursor }), listVisibleUnits(actor)]);
  const t = words(lang, "people");
  const chip = (slug: string, label: string) => (
    <li key={slug}>
      <Link
        className={unit === slug ? "chip on" : "chip"}
        href={slug === "" ? PATH : `${PATH}?unit=${slug}`}
        aria-current={unit === slug ? "page" : undefined}
        prefetch={false}
      >
        {label}
      </Link>
    </li>
  );
  return (
    <section className="formpage">
      <h1>{t("directory.title")}</h1>
      <p className="lede">{t("directory.lede")}</p>
      <NameSearch path={PATH} q={q} label={t("directory.search")} submit={t("directory.searchSubmit")}>
        {unit !== "" && <input type="hidden" name="unit" value={unit} />}
      </NameSearch>
      <ul className="badges">
        {chip("", t("directory.all"))}
        {units.map((one) => chip(one.slug, unitName(one, lang)))}
      </ul>
      {page.rows.length === 0 && <p className="empty">{t("directory.none")}</p>}
      <ul className="melist">
        {page.rows.map((person) => (
          <li key={person.id}>
            <Link href={`/people/${person.id}`} prefetch={false}>
              <Avatar name={person.name} id={person.id} size=" s" />
              <span className="grid min-w-0">
                {person.name}
                <small className="hint">
                  {person.units
                    .map((one) => [unitName(one, lang), one.post].filter(Boolean).join(" · "))
                    .join(MARKS[lang].semicolon)}
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Pager lang={lang} path={PATH} query={{ q, unit }} previous={page.previous} next={page.next} />
    </section>
  );
});
