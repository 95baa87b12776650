import { BookOpenCheck, CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { listDuties } from "#domains/bulletins/must-reads/duties.ts";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { formatDateTime, formatDay } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/must-read";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, PATH);
  return { title: words(lang, "reading")("mine.title") };
});

/** 我的必读: what is open, the most urgent first, and what was confirmed. */
export default orMissing(async function MustReadPage({ params }: Props) {
  const { actor, lang, day } = await personOf(params, PATH);
  const { open, done } = await listDuties(actor);
  const t = words(lang, "reading");
  const dayName = (on: string) => formatDay(new Date(`${on}T12:00:00+08:00`), lang, day);
  return (
    <section className="formpage">
      <header className="pagehead">
        <div>
          <h1>{t("mine.title")}</h1>
          <p className="hint">{t("mine.lede")}</p>
        </div>
      </header>
      <h2>{t("mine.open")}</h2>
      {open.length === 0 && <p className="hint empty">{t("mine.openEmpty")}</p>}
      <ul className="melist duties">
        {open.map(({ bulletinId, unitSlug, title, dueOn }) => (
          <li key={bulletinId}>
            <Link href={`${areaPath(unitSlug)}/bulletins/${bulletinId}`} prefetch={false}>
              <BookOpenCheck className="i" aria-hidden />
              <span>
                <b>{title}</b>
                <small className={dueOn < day ? "late" : undefined}>
                  {t(dueOn < day ? "mine.late" : "mine.due", { day: dayName(dueOn) })}
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <>
          <h2>{t("mine.done")}</h2>
          <ul className="melist duties">
            {done.map(({ bulletinId, unitSlug, title, confirmedAt }) => (
              <li key={bulletinId}>
                <Link href={`${areaPath(unitSlug)}/bulletins/${bulletinId}`} prefetch={false}>
                  <CircleCheck className="i" aria-hidden />
                  <span>
                    <b>{title}</b>
                    {confirmedAt && <small>{t("mine.confirmedAt", { at: formatDateTime(confirmedAt, lang) })}</small>}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
});
