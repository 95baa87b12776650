import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { NameSearch } from "#components/people/name-search.tsx";
import { Pager } from "#components/people/pager.tsx";
import { unitName } from "#components/people/unit-options.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { readNameCursor } from "#domains/people/cursor.ts";
import { listLedMembers } from "#domains/people/led/queries.ts";
import { canLeadMembers } from "#domains/people/policy.ts";
import { RegisterFilter } from "#domains/people/register/filter.ts";
import { formatDay } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/desk/members";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canLeadMembers);
  return { title: words(lang, "people")("members.title") };
});

/** The leader's own people: name, post, and whether muted. */
export default orMissing(async function MembersPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await staffOf(params, PATH, canLeadMembers);
  const query = await searchParams;
  const { q } = RegisterFilter.parse(query);
  const cursor = readNameCursor(typeof query.at === "string" ? query.at : undefined);
  const page = await listLedMembers(actor, { q, cursor });
  const t = words(lang, "people");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("members.title")}</h1>
          <p className="hint">{t("members.lede")}</p>
        </div>
      </header>
      <NameSearch path={PATH} q={q} label={t("members.search")} submit={t("directory.searchSubmit")} />
      {page.rows.length === 0 && <p className="empty">{t("members.none")}</p>}
      <ul className="box">
        {page.rows.map((member) => (
          <li key={member.id} className="unit-row">
            <Link className="nm" href={`/people/${member.id}`} prefetch={false}>
              <Avatar name={member.name} id={member.id} size=" s" />
              <span className="grid">
                <b>{member.name}</b>
                <small className="hint">
                  {member.units
                    .map((unit) => [unitName(unit, lang), unit.post].filter(Boolean).join(" · "))
                    .join(MARKS[lang].semicolon)}
                </small>
              </span>
            </Link>
            {member.mutedUntil && (
              <span className="status w">
                {t("members.mutedUntil", { date: formatDay(new Date(member.mutedUntil), lang, day) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Pager lang={lang} path={PATH} query={{ q }} previous={page.previous} next={page.next} />
    </>
  );
});
