import "#components/bulletins/reading.css";
import { Download, TriangleAlert } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { HeatTable } from "#components/bulletins/heat-table.tsx";
import { averageOf, rateOf, sumOf } from "#components/bulletins/read-rate.ts";
import { WhoPanel } from "#components/bulletins/who-panel.tsx";
import { unitName } from "#components/people/unit-options.tsx";
import { REMINDER_MAX_CHARS } from "#domains/bulletins/must-reads/input.ts";
import { listMonths, listWatchedUnits, type Matrix, readMatrix } from "#domains/bulletins/must-reads/matrix.ts";
import { canWatchReading } from "#domains/bulletins/must-reads/policy.ts";
import { findReaders } from "#domains/bulletins/must-reads/readers.ts";
import { readTrend } from "#domains/bulletins/must-reads/trend.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";
import { hrefWith, type ReadingFilter, readFilter } from "./filter.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/desk/reading";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canWatchReading);
  return { title: words(lang, "reading")("desk.title") };
});

/** 必读与阅读率: units by bulletins, and beside it who of one cell has not read. */
export default orMissing(async function ReadingPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await staffOf(params, PATH, canWatchReading);
  const filter = readFilter(await searchParams);
  const [found, watched, months] = await Promise.all([
    readMatrix(actor, filter),
    listWatchedUnits(actor),
    listMonths(actor),
  ]);
  const matrix = found && filterMatrix(found, filter, day);
  const t = words(lang, "reading");
  if (!matrix) return <p className="empty">{t("desk.none")}</p>;
  const { unit, bulletins, cells } = matrix;
  const total = [...(cells.get(unit.id)?.values() ?? [])];
  const late = sumOf(total.filter(({ dueOn }) => dueOn < day));
  const place = filter.b ? { who: filter.who ?? unit.slug, b: filter.b } : null;
  const readers = place && (await findReaders(actor, place.b, place.who, filter.all));
  const [around = null, trend = null] = readers
    ? await Promise.all([
        readMatrix(actor, { unit: readers.unit.slug, period: "all" }),
        readTrend(actor, { bulletinId: readers.bulletin.id, unit: readers.unit.slug }),
      ])
    : [];
  const cell = readers && around?.cells.get(readers.unit.id)?.get(readers.bulletin.id);
  const above = watched.find(({ path }) => path === unit.path.split(".").slice(0, -1).join("."));
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("desk.crumb")}</p>
          <h1>{t("desk.title")}</h1>
        </div>
        <dl className="stats">
          <div>
            <dt>{t("desk.stats.count")}</dt>
            <dd>{bulletins.length}</dd>
          </div>
          <div>
            <dt>{t("desk.stats.average")}</dt>
            <dd>{averageOf(total)}</dd>
          </div>
          <div>
            <dt>{t("desk.stats.late")}</dt>
            <dd>
              {late.people - late.done}
              <small> {t("desk.stats.people")}</small>
            </dd>
          </div>
        </dl>
      </header>
      <div className="rbar">
        <form className="rform" action={PATH}>
          <label>
            <span className="vh">{t("desk.period")}</span>
            <select className="in s" name="period" defaultValue={filter.period}>
              <option value="recent">{t("desk.periods.recent")}</option>
              {months.map((month) => (
                <option key={month}>{month}</option>
              ))}
              <option value="all">{t("desk.periods.all")}</option>
            </select>
          </label>
          <label>
            <span className="vh">{t("desk.unit")}</span>
            <select className="in s" name="unit" defaultValue={unit.slug}>
              {watched.map((row) => (
                <option key={row.slug} value={row.slug}>
                  {"\u3000".repeat(row.path.split(".").length - 1)}
                  {unitName(row, lang)}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="btn g s">
            {t("desk.show")}
          </button>
        </form>
        {(["below", "open"] as const).map((show) => {
          const isOn = filter.show === show;
          const href = hrefWith(filter, { show: isOn ? "all" : show, who: null, b: null });
          return (
            <Link key={show} className={isOn ? "chip on" : "chip"} href={href} prefetch={false}>
              {t(`desk.${show}`)}
            </Link>
          );
        })}
        <span className="grow" />
        <p className="legend">
          <span className="vh">{t("desk.legend")}</span>
          <span className="h5">100%</span>
          <span className="h4">≥95</span>
          <span className="h3">≥90</span>
          <span className="h2">≥80</span>
          <span className="h0">
            <TriangleAlert className="i" aria-hidden />
            &lt;80
          </span>
        </p>
        <a className="btn p s" href={hrefWith(filter, { who: null, b: null }).replace(PATH, `${PATH}/export`)} download>
          <Download className="i" aria-hidden />
          {t("desk.export")}
        </a>
      </div>
      {above && (
        <p className="dcrumb">
          <Link href={hrefWith(filter, { unit: above.slug, who: null, b: null })} prefetch={false}>
            {t("desk.up", { unit: unitName(above, lang) })}
          </Link>
        </p>
      )}
      {bulletins.length === 0 && <p className="empty">{t("desk.none")}</p>}
      <div className={readers && cell ? "rsplit" : undefined}>
        {bulletins.length > 0 && (
          <HeatTable
            {...{ lang, day, matrix }}
            rows={matrix.rows}
            chosen={place && { unit: place.who, bulletin: place.b }}
            hrefOf={(to) =>
              "unit" in to
                ? hrefWith(filter, { ...to, who: null, b: null })
                : hrefWith(filter, { ...to, b: null, all: false }).slice(PATH.length)
            }
          />
        )}
        {readers && cell && around && (
          <WhoPanel
            {...{ lang, day, readers, cell, trend }}
            below={around.rows.flatMap((row) => {
              const own = around.cells.get(row.id)?.get(readers.bulletin.id);
              return own && own.people > 0 ? [{ unit: row, cell: own }] : [];
            })}
            closeHref={hrefWith(filter, { who: null, b: null, all: false })}
            allHref={filter.all ? null : `${hrefWith(filter, { all: true })}#who`}
            noteMax={REMINDER_MAX_CHARS}
          />
        )}
      </div>
    </>
  );
});

const LOW_PERCENT = 80;

/** The lowest rate first; with a filter only what is not due yet, or only the units below 80 %. */
function filterMatrix(matrix: Matrix, { show }: ReadingFilter, day: string): Matrix {
  const bulletins = show === "open" ? matrix.bulletins.filter(({ dueOn }) => dueOn >= day) : matrix.bulletins;
  const shown = new Set(bulletins.map(({ id }) => id));
  const cells = new Map(
    [...matrix.cells].map(([unit, line]) => [unit, new Map([...line].filter(([id]) => shown.has(id)))]),
  );
  const rate = (id: string) => rateOf(sumOf(cells.get(id)?.values() ?? []));
  const isAsked = (id: string) => sumOf(cells.get(id)?.values() ?? []).people > 0;
  const rows = matrix.rows
    .filter(({ id }) => isAsked(id) && (show !== "below" || rate(id) < LOW_PERCENT))
    .sort((a, b) => rate(a.id) - rate(b.id));
  return { ...matrix, rows, bulletins, cells };
}
