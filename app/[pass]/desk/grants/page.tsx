import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { FindPerson } from "#components/people/find-person.tsx";
import { GrantTable } from "#components/people/grant-table.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { listGrants } from "#domains/people/grants/queries.ts";
import { canAdministerGrants } from "#domains/people/policy.ts";
import { RegisterFilter } from "#domains/people/register/filter.ts";
import { listPeople } from "#domains/people/register/queries.ts";
import { words } from "#lib/i18n.ts";
import { UUID } from "#lib/text/urls.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/desk/grants";
const HITS = 12;

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canAdministerGrants);
  return { title: words(lang, "people")("grants.title") };
});

/** Every role that is held, and those that were; giving one begins with finding the person. */
export default orMissing(async function GrantsPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await staffOf(params, PATH, canAdministerGrants);
  const query = await searchParams;
  const { q } = RegisterFilter.parse(query);
  const past = query.past === "1";
  const before = typeof query.before === "string" && UUID.test(query.before) ? query.before : null;
  const [grants, found] = await Promise.all([
    listGrants(actor, { past, role: "", unit: "", before }),
    q === "" ? { rows: [] } : listPeople(actor, RegisterFilter.parse({ q, state: "active" })),
  ]);
  const t = words(lang, "people");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("list.crumb")}</p>
          <h1>{t("grants.title")}</h1>
          <p className="hint">{t("grants.lede")}</p>
        </div>
      </header>
      <FindPerson
        lang={lang}
        path={PATH}
        q={q}
        label={t("grants.find")}
        submit={t("grants.findSubmit")}
        found={found.rows.slice(0, HITS)}
        to={(id) => `/desk/people/${id}`}
      />
      <p className="hint mb-4 px-4 sm:px-0">{t("grants.findHint")}</p>
      <nav className="tabs mb-4 px-4 sm:px-0" aria-label={t("grants.title")}>
        <Link href={PATH} aria-current={past ? undefined : "page"} prefetch={false}>
          {t("grants.held")}
        </Link>
        <Link href={`${PATH}?past=1`} aria-current={past ? "page" : undefined} prefetch={false}>
          {t("grants.past")}
        </Link>
      </nav>
      {grants.rows.length > 0 ? (
        <GrantTable lang={lang} day={day} grants={grants.rows} past={past} />
      ) : (
        <p className="empty">{t("grants.none")}</p>
      )}
      {grants.next && (
        <p className="pages ppg">
          <Link href={`${PATH}?${past ? "past=1&" : ""}before=${grants.next}`} prefetch={false}>
            {t("grants.next")}
          </Link>
        </p>
      )}
    </>
  );
});
