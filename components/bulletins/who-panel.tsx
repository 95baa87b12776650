import { X } from "lucide-react";
import Link from "next/link";
import { unitName } from "#components/people/unit-options.tsx";
import type { Cell, MatrixUnit } from "#domains/bulletins/must-reads/matrix.ts";
import type { findReaders } from "#domains/bulletins/must-reads/readers.ts";
import type { Trend } from "#domains/bulletins/must-reads/trend.ts";
import { formatMoment } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { RateTrend } from "./rate-trend.tsx";
import { daysLeft, rateOf } from "./read-rate.ts";
import { RemindForm } from "./remind-form.tsx";

type Props = {
  lang: Lang;
  day: string;
  readers: NonNullable<Awaited<ReturnType<typeof findReaders>>>;
  cell: Cell;
  below: { unit: MatrixUnit; cell: Cell }[];
  /** Null for whom the figure has to do. */
  trend: Trend | null;
  closeHref: string;
  /** The same with every name; null when all are shown. */
  allHref: string | null;
  noteMax: number;
};

/** Who of one unit has not read one text, and the reminder. */
export function WhoPanel({ lang, day, readers, cell, below, trend, closeHref, allHref, noteMax }: Props) {
  const t = words(lang, "reading");
  const { unit, bulletin, names, unnamed, lastReminder, mayRemind } = readers;
  const unread = cell.people - cell.done;
  const left = daysLeft(day, cell.dueOn);
  return (
    <aside className="panel who-panel" id="who" aria-labelledby="who-title">
      <header className="phead">
        <div>
          <p className="hint">{unitName(unit, lang)}</p>
          <h2 id="who-title">{bulletin.title}</h2>
        </div>
        <Link className="ib s" href={closeHref} prefetch={false} aria-label={t("who.close")}>
          <X className="i" aria-hidden />
        </Link>
      </header>
      <div className="pbody">
        <section>
          <p className="big">
            <b>{cell.done}</b>
            <span>{t("who.read", { people: cell.people })}</span>
            <span className={left >= 0 && unread > 0 ? "due hot" : "due"}>
              {left >= 0
                ? t("desk.left", { day: cell.dueOn.slice(5), days: left })
                : t("desk.over", { day: cell.dueOn.slice(5) })}
            </span>
          </p>
          <progress value={cell.done} max={cell.people} aria-label={`${rateOf(cell)}%`} />
          {below.length > 0 && (
            <ul className="subs" aria-label={t("who.below")}>
              {below.map(({ unit: row, cell: own }) => (
                <li key={row.id}>
                  <span>{unitName(row, lang)}</span>
                  <progress className="thin" value={own.done} max={own.people} aria-label={`${rateOf(own)}%`} />
                  <b>
                    {own.done} / {own.people}
                  </b>
                </li>
              ))}
            </ul>
          )}
        </section>
        {trend && <RateTrend lang={lang} day={day} trend={trend} dueOn={cell.dueOn} />}
        {unread > 0 && (
          <section>
            <h3>
              {t("who.names")} <small>{names ? t("who.namesHint") : t("who.unread", { count: unread })}</small>
            </h3>
            {!names && <p className="hint">{t("who.figuresOnly")}</p>}
            {names && (
              <ul className="wlist">
                {names.map((member) => (
                  <li key={member.id}>
                    <Link href={`/people/${member.id}`} prefetch={false}>
                      {member.name}
                    </Link>
                    <span>{unitName({ name: member.unit, enName: member.unitEn }, lang)}</span>
                    <small>
                      {member.remindedAt
                        ? t("who.reminded", { day: formatMoment(member.remindedAt, lang, day).slice(0, 12) })
                        : t("who.notReminded")}
                    </small>
                  </li>
                ))}
              </ul>
            )}
            {unnamed > 0 && <p className="hint">{t("who.unnamed", { count: unnamed })}</p>}
            {names && allHref && names.length + unnamed < unread && (
              <p className="hint more-l">
                <Link className="link" href={allHref} prefetch={false}>
                  {t("who.more")}
                </Link>
              </p>
            )}
          </section>
        )}
        {unread > 0 && mayRemind && (
          <section>
            <h3>{t("who.remind")}</h3>
            <RemindForm
              bulletinId={bulletin.id}
              unitId={unit.id}
              noteMax={noteMax}
              last={
                lastReminder &&
                t("who.last", { at: formatMoment(lastReminder.at, lang, day), count: lastReminder.count })
              }
              words={{
                note: t("who.note"),
                noteHint: t("who.noteHint"),
                submit: t("who.submit"),
                done: t("who.done"),
              }}
            />
          </section>
        )}
      </div>
    </aside>
  );
}
