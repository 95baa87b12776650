import "#components/bulletins/desk.css";
import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { CaseTable } from "#components/cases/case-table.tsx";
import { CASE_STATES, type CaseState, listCaseDrafts } from "#domains/cases/drafts/queries.ts";
import { canUseCaseDesk, canWriteCases } from "#domains/cases/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { readCursor } from "#lib/cursor.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<{ state?: string | string[]; before?: string | string[] }>;
};
const PATH = "/desk/cases";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canUseCaseDesk);
  return { title: words(lang, "cases")("desk.title") };
});

/** Every case that this person may work on or read, the last touched first. */
export default orMissing(async function CasesDeskPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await staffOf(params, PATH, canUseCaseDesk);
  const { state: wanted, before } = await searchParams;
  const state: CaseState = CASE_STATES.find((name) => name === wanted) ?? "all";
  const { cases, next } = await listCaseDrafts(actor, { state, before: readCursor(String(before ?? "")) });
  const t = words(lang, "cases");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("desk.title")}</h1>
          <p className="hint">{t("desk.lede")}</p>
        </div>
        {canWriteCases(actor) && (
          <p className="acts-r">
            <Link className="btn s" href={`${PATH}/new`} prefetch={false}>
              <Plus className="i" aria-hidden />
              {t("desk.new")}
            </Link>
          </p>
        )}
      </header>
      <nav className="chips" aria-label={t("desk.states")}>
        {CASE_STATES.map((name) => (
          <Link
            key={name}
            className={name === state ? "chip on" : "chip"}
            aria-current={name === state ? "page" : undefined}
            href={name === "all" ? PATH : `${PATH}?state=${name}`}
            prefetch={false}
          >
            {t(`desk.state.${name}`)}
          </Link>
        ))}
      </nav>
      {cases.length > 0 ? (
        <CaseTable lang={lang} day={day} cases={cases} />
      ) : (
        <div className="empty">
          <p>{t("desk.empty")}</p>
        </div>
      )}
      {next && (
        <p className="pager">
          <Link className="btn g s" href={`${PATH}?state=${state}&before=${next}`} prefetch={false}>
            {t("desk.older")}
          </Link>
        </p>
      )}
    </>
  );
});
