import { Download, Upload, UserPlus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { Pager } from "#components/people/pager.tsx";
import { PeopleFilter } from "#components/people/people-filter.tsx";
import { PeopleTable } from "#components/people/people-table.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { readNameCursor } from "#domains/people/cursor.ts";
import { canAdministerPeople, canReadRegister } from "#domains/people/policy.ts";
import { RegisterFilter } from "#domains/people/register/filter.ts";
import { listPeople } from "#domains/people/register/queries.ts";
import { listUnitTree } from "#domains/units/queries.ts";
import { words } from "#lib/i18n.ts";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ pass: string }>; searchParams: Promise<Query> };
const PATH = "/desk/people";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canReadRegister);
  return { title: words(lang, "people")("list.title") };
});

/** The register of all people: filtered by the address, in pages sorted by pinyin. */
export default orMissing(async function PeoplePage({ params, searchParams }: Props) {
  const { actor, lang, day } = await staffOf(params, PATH, canReadRegister);
  const query = await searchParams;
  const filter = RegisterFilter.parse(query);
  const cursor = readNameCursor(typeof query.at === "string" ? query.at : undefined);
  const [page, units] = await Promise.all([listPeople(actor, filter, cursor), listUnitTree(actor)]);
  const t = words(lang, "people");
  const exported = (format: string) => `${PATH}/export?${new URLSearchParams({ ...filter, format })}`;
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("list.crumb")}</p>
          <h1>{t("list.title")}</h1>
        </div>
        {canAdministerPeople(actor) && (
          <p className="acts-r flex-wrap">
            <a className="btn p s" href={exported("csv")} download>
              <Download className="i" aria-hidden />
              {t("list.export")}
            </a>
            <a className="btn p s" href={exported("xlsx")} download>
              <Download className="i" aria-hidden />
              {t("list.exportXlsx")}
            </a>
            <Link className="btn g s" href={`${PATH}/import`} prefetch={false}>
              <Upload className="i" aria-hidden />
              {t("list.import")}
            </Link>
            <Link className="btn s" href={`${PATH}/new`} prefetch={false}>
              <UserPlus className="i" aria-hidden />
              {t("list.add")}
            </Link>
          </p>
        )}
      </header>
      <PeopleFilter lang={lang} filter={filter} units={units} path={PATH} />
      {page.rows.length > 0 ? (
        <PeopleTable lang={lang} day={day} people={page.rows} />
      ) : (
        <p className="empty">{t("list.none")}</p>
      )}
      <Pager lang={lang} path={PATH} query={filter} previous={page.previous} next={page.next} />
    </>
  );
});
