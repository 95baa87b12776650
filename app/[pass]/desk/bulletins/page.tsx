import "#components/bulletins/desk.css";
import { CalendarClock, FileUp, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { DraftTable } from "#components/bulletins/draft-table.tsx";
import { DRAFT_STATES, type DraftState, listDrafts } from "#domains/bulletins/drafts/queries.ts";
import { canUseBulletinDesk, canWriteBulletins } from "#domains/bulletins/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { readCursor } from "#lib/cursor.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<{ state?: string | string[]; before?: string | string[] }>;
};
const PATH = "/desk/bulletins";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canUseBulletinDesk);
  return { title: words(lang, "bulletins")("desk.title") };
});

/** Every working copy that this person may see, the last touched first. */
export default orMissing(async function DraftsPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await staffOf(params, PATH, canUseBulletinDesk);
  const { state: wanted, before } = await searchParams;
  const state: DraftState = DRAFT_STATES.find((name) => name === wanted) ?? "all";
  const { drafts, next } = await listDrafts(actor, { state, before: readCursor(String(before ?? "")) });
  const t = words(lang, "bulletins");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("desk.title")}</h1>
          <p className="hint">{t("desk.lede")}</p>
        </div>
        <p className="acts-r">
          <Link className="btn t s" href={`${PATH}/plans`} prefetch={false}>
            <CalendarClock className="i" aria-hidden />
            {words(lang, "plans")("title")}
          </Link>
          {canWriteBulletins(actor) && <NewTexts lang={lang} />}
        </p>
      </header>
      <nav className="chips" aria-label={t("desk.states")}>
        {DRAFT_STATES.map((name) => (
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
      {drafts.length > 0 ? (
        <DraftTable lang={lang} day={day} drafts={drafts} readerId={actor.id} />
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

/** The two ways in which a text begins. */
const NewTexts = ({ lang }: { lang: Lang }) => (
  <>
    <Link className="btn p s" href={`${PATH}/import`} prefetch={false}>
      <FileUp className="i" aria-hidden />
      {words(lang, "imports")("title")}
    </Link>
    <Link className="btn s" href={`${PATH}/new`} prefetch={false}>
      <Plus className="i" aria-hidden />
      {words(lang, "bulletins")("desk.new")}
    </Link>
  </>
);
